package io.larder.recharge;

import io.larder.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A recharge as a caller asks for it.
 *
 * @param cardId the card, or null when its number is given
 * @param cardNumber 16 digits, or null when its id is given
 * @param amount what goes on the card, CNY, above zero
 * @param method where it is made
 * @param payWith what it is paid with
 * @param storeId the store it is made in
 * @param terminalId the terminal, where there is one
 * @param cash for cash only
 */
record RechargeRequest(
        @Nullable String cardId,
        @Nullable String cardNumber,
        Money amount,
        Method method,
        PayWith payWith,
        String storeId,
        @Nullable String terminalId,
        @Nullable Cash cash) {

    /** No card holds as much: the law's limit is far below (see the rule packs). */
    private static final long LARGEST_MINOR = 100_000_000;

    /**
     * Cash handed over.
     *
     * @param tendered at least the amount
     * @param drawerId the drawer it went into
     */
    record Cash(Money tendered, String drawerId) {}

    /** Refuses what no card could change. */
    void check() {
        requireCny(amount);
        if (amount.minor() <= 0) {
            throw RechargeCodes.AMOUNT_NOT_POSITIVE.problem();
        }
        if (amount.minor() > LARGEST_MINOR) {
            throw RechargeCodes.AMOUNT_TOO_LARGE.problem();
        }
        if ((cardId == null) == (cardNumber == null)) {
            throw RechargeCodes.CARD_REQUIRED.problem();
        }
        checkCash();
    }

    private void checkCash() {
        var handed = cash;
        if ((payWith == PayWith.CASH) != (handed != null)) {
            throw RechargeCodes.CASH_REQUIRED.problem(
                    "Send `cash` with `payWith` CASH, and only then.");
        }
        if (handed == null) {
            return;
        }
        requireCny(handed.tendered());
        if (handed.tendered().minor() < amount.minor()) {
            throw RechargeCodes.TENDERED_TOO_LITTLE.problem();
        }
        if (handed.tendered().minor() > LARGEST_MINOR) {
            throw RechargeCodes.AMOUNT_TOO_LARGE.problem();
        }
    }

    private static void requireCny(Money money) {
        if (!Money.CNY.equals(money.currency())) {
            throw RechargeCodes.CURRENCY_NOT_SUPPORTED.problem();
        }
    }

    @Nullable String drawerId() {
        return cash == null ? null : cash.drawerId();
    }

    @Nullable Long tenderedMinor() {
        return cash == null ? null : Long.valueOf(cash.tendered().minor());
    }
}
