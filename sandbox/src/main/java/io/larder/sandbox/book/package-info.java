/**
 * What a vendor knows: orders, refunds, notices and the journal of money, kept in an append-only
 * log.
 */
@NullMarked
package io.larder.sandbox.book;

import org.jspecify.annotations.NullMarked;
