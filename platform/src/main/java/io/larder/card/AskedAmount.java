package io.larder.card;

import io.larder.card.ask.CardCodes;
import io.larder.edge.Problem;
import io.larder.money.Money;

/** Judges an amount that a request asks for, before anything else looks at it. */
public final class AskedAmount {

    private AskedAmount() {}

    /**
     * The amount in fen, above zero.
     *
     * @throws Problem {@code currency_not_supported} or {@code amount_not_positive}
     */
    public static long minor(Money amount) {
        if (!Money.CNY.equals(amount.currency())) {
            throw CardCodes.CURRENCY_NOT_SUPPORTED.problem();
        }
        if (amount.minor() <= 0) {
            throw CardCodes.AMOUNT_NOT_POSITIVE.problem();
        }
        return amount.minor();
    }
}
