package io.larder.proof.story;

/**
 * What one customer wants.
 *
 * @param key the customer's own idempotency key
 * @param payWith CASH or a channel's name
 * @param card which of the day's cards
 * @param outcome what the payer does with the code: PAID, REFUSED, CANCELLED, or LEAVES
 * @param changesMind whether the customer wants the money back at once
 */
public record Wish(
        String key,
        String payWith,
        int card,
        long amountMinor,
        String outcome,
        boolean changesMind) {

    static final String LEAVES = "LEAVES";

    /** Puts cash on a card. */
    public static Wish cash(String key, int card, long amountMinor) {
        return new Wish(key, "CASH", card, amountMinor, "PAID", false);
    }

    /** Pays a channel's code. */
    public static Wish byCode(String key, String channel, int card, long amountMinor) {
        return new Wish(key, channel, card, amountMinor, "PAID", false);
    }

    /** Whether it is paid in cash. */
    public boolean inCash() {
        return payWith.equals("CASH");
    }
}
