/** The group-commit writer: queue, lane, SQL, and what happens when a commit is in doubt. */
@NullMarked
package io.larder.ledger.writer;

import org.jspecify.annotations.NullMarked;
