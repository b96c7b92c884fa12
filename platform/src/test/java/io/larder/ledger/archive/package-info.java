@NullMarked
package io.larder.ledger.archive;

import org.jspecify.annotations.NullMarked;
