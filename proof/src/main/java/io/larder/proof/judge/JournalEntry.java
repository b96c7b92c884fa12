package io.larder.proof.judge;

/**
 * Money that really moved at a channel, by the channel's own journal.
 *
 * @param channel upper case
 * @param kind PAYMENT (towards us) or REFUND (away)
 * @param orderNumber the order number at the channel
 */
public record JournalEntry(
        String channel, String kind, String orderNumber, String transactionId, long minor) {

    /** Payments positive, refunds negative. */
    public long netMinor() {
        return switch (kind) {
            case "PAYMENT" -> minor;
            case "REFUND" -> -minor;
            default -> throw new UnreadableDump("unknown kind of journal entry " + kind);
        };
    }
}
