package io.larder.recharge;

import io.larder.channel.Evidence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Authenticated word that money came.
 *
 * @param id channel, slash, the channel's transaction id
 * @param orderId empty when the channel's order number is none of ours
 * @param applied whether it stands on the card or in unapplied receipts
 * @param why the code of what kept it off the card
 * @param payer the payer's account at the channel, sealed by the vault
 */
record ReceiptRow(
        String id,
        String orderId,
        String channel,
        String channelOrderNumber,
        String transactionId,
        long amountMinor,
        Applied applied,
        @Nullable String why,
        @Nullable String payer,
        Instant paidAt,
        LocalDate businessDate) {

    /** Where the money went. */
    enum Applied {
        CARD,
        UNAPPLIED
    }

    static String idOf(Evidence evidence) {
        return evidence.channel() + "/" + evidence.transactionId();
    }

    static ReceiptRow of(
            Evidence evidence,
            String orderId,
            Applied applied,
            @Nullable String why,
            @Nullable String sealedPayer) {
        return new ReceiptRow(
                idOf(evidence),
                orderId,
                evidence.channel(),
                evidence.orderNumber(),
                evidence.transactionId(),
                evidence.amount().minor(),
                applied,
                why,
                sealedPayer,
                evidence.paidAt().truncatedTo(ChronoUnit.MICROS),
                evidence.businessDate());
    }
}
