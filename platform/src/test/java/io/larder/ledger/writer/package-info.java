@NullMarked
package io.larder.ledger.writer;

import org.jspecify.annotations.NullMarked;
