/**
 * The audit: the chain and the balances computed again from the stored rows, and every invariant.
 */
@NullMarked
package io.larder.ledger.audit;

import org.jspecify.annotations.NullMarked;
