package io.larder.ledger;

import java.util.Locale;
import java.util.Optional;

/**
 * The chart of accounts. A name's first part says what kind of account it is; hot accounts are
 * those that many commands touch at once.
 */
public final class Chart {

    private static final String CUSTOMER = "card/";
    private static final String CASH = "cash/";
    private static final String RECEIVABLE = "receivable/";

    private Chart() {}

    /** A card's principal: what the issuer owes its holder (contract liability). */
    public static Account cardPrincipal(String cardId) {
        return new Account(CUSTOMER + cardId + "/principal", false);
    }

    /** Cash that should lie in a drawer (asset). */
    public static Account cash(String drawerId) {
        return new Account(CASH + drawerId, true);
    }

    /**
     * What a counted drawer held more or less than it should (expense, or income when credited).
     */
    public static Account cashOverShort(String drawerId) {
        return new Account("cash-over-short/" + drawerId, true);
    }

    /** What a payment channel owes the issuer (asset). */
    public static Account receivable(String channel) {
        return hot(RECEIVABLE, channel);
    }

    /** Money that came through a channel and could not be put on a card (liability). */
    public static Account unapplied(String channel) {
        return hot("unapplied/", channel);
    }

    /** Refunds that were decided and that the channel has not confirmed yet (liability). */
    public static Account refundsPayable(String channel) {
        return hot("refunds-payable/", channel);
    }

    /**
     * Open differences of a channel: a debit is money that we miss, a credit money we cannot
     * explain.
     */
    public static Account suspense(String channel) {
        return hot("suspense/", channel);
    }

    /** Fees a channel kept (expense). */
    public static Account fees(String channel) {
        return hot("fees/", channel);
    }

    /** What a store sold against cards (income). */
    public static Account sales(String storeId) {
        return new Account("sales/" + storeId, true);
    }

    /**
     * The channel through which the money of an account came: of a receivable its upper-case name,
     * of a drawer {@code CASH}; empty for accounts that hold no money.
     */
    public static Optional<String> moneyChannel(String accountName) {
        if (accountName.startsWith(CASH)) {
            return Optional.of("CASH");
        }
        return accountName.startsWith(RECEIVABLE)
                ? Optional.of(accountName.substring(RECEIVABLE.length()).toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    /** Whether the account is a customer's, which may never fall below zero. */
    public static boolean isCustomer(String accountName) {
        return accountName.startsWith(CUSTOMER);
    }

    private static Account hot(String kind, String channel) {
        return new Account(kind + channel.toLowerCase(Locale.ROOT), true);
    }
}
