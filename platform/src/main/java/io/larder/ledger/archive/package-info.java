/**
 * Closed months move from the table of transfers to compressed files, sealed by their hashes and by
 * the chain, and stay readable: by account, by reference, and from end to end.
 */
@NullMarked
package io.larder.ledger.archive;

import org.jspecify.annotations.NullMarked;
