package io.larder.recharge;

import io.larder.channel.PaymentEvidence.Received;
import io.larder.ledger.Kept;
import org.jspecify.annotations.Nullable;

/**
 * What became of money that arrived.
 *
 * @param why null when it stands on the card, else the code of what kept it off
 */
record Confirmed(long amountMinor, @Nullable String why) {

    /** Kept as the amount, a blank, and the code if any. */
    static final Kept<Confirmed> KEPT = new Kept<>(Confirmed::text, Confirmed::read);

    static Confirmed onCard(long amountMinor) {
        return new Confirmed(amountMinor, null);
    }

    static Confirmed unapplied(long amountMinor, String why) {
        return new Confirmed(amountMinor, why);
    }

    Received received() {
        return why == null ? Received.CREDITED : Received.UNAPPLIED;
    }

    private String text() {
        return why == null ? Long.toString(amountMinor) : amountMinor + " " + why;
    }

    private static Confirmed read(String text) {
        int blank = text.indexOf(' ');
        return blank < 0
                ? onCard(Long.parseLong(text))
                : unapplied(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1));
    }
}
