package io.larder.reconcile.match;

import io.larder.channel.FeeSchedule;
import io.larder.reconcile.bill.LineKind;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a bill of a day is held against.
 *
 * @param date the bill's business date
 * @param currency the channel's only currency
 * @param merchantIds our merchants at the channel; empty when they are not known, and then not
 *     checked
 */
public record Terms(LocalDate date, String currency, FeeSchedule fees, Set<String> merchantIds) {

    /** Copies the merchants. */
    public Terms {
        merchantIds = Set.copyOf(merchantIds);
    }

    /** The fee that the terms say, below zero for a refund: it comes back in proportion. */
    long feeMinor(LineKind kind, long amountMinor) {
        return kind.signed(fees.feeMinor(amountMinor));
    }

    /** Whether a fee follows from an amount by the terms; a refund may also give nothing back. */
    boolean allows(LineKind kind, long amountMinor, long feeMinor) {
        return feeMinor == feeMinor(kind, amountMinor) || kind == LineKind.REFUND && feeMinor == 0;
    }
}
