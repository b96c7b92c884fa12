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
    private static final String OVER_SHORT = "cash-over-short/";
    private static final String SALES = "sales/";
    private static final String ADJUSTMENTS = "adjustments/";
    private static final String CLEARING = "clearing/";
    private static final String ENTITY = "entity_";

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
        return new Account(OVER_SHORT + drawerId, true);
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

    /** What a campaign gave as bonus, less what refunds took back of it (expense). */
    public static Account bonusCost(String campaignId) {
        return hot("bonus-cost/", campaignId);
    }

    /** Bonus of a campaign whose last day passed before it was spent (less expense). */
    public static Account bonusExpired(String campaignId) {
        return hot("bonus-expired/", campaignId);
    }

    /** What a channel took back and may have to give again (asset). */
    public static Account chargebackReceivable(String channel) {
        return hot("chargeback-receivable/", channel);
    }

    /** What channels took back for good and no card could give (expense). */
    public static Account chargebackLoss(String channel) {
        return hot("chargeback-loss/", channel);
    }

    /** What holders of cards that were given back are still to be paid by the bank (liability). */
    public static Account payoutsPayable() {
        return new Account("payouts-payable/bank", true);
    }

    /** The issuer's bank account (asset). */
    public static Account bank() {
        return new Account("bank/main", true);
    }

    /** Bonus that came back because its card was given back (less expense). */
    public static Account bonusForfeited() {
        return new Account("bonus-cost/forfeited", true);
    }

    /** What a store sold against cards (income). */
    public static Account sales(String storeId) {
        return new Account(SALES + storeId, true);
    }

    /**
     * What was put on the cards that a store issued, less what was taken off them, to correct
     * mistakes (expense, or income when credited).
     */
    public static Account adjustments(String storeId) {
        return new Account(ADJUSTMENTS + storeId, true);
    }

    /**
     * What one legal entity owes another (credit) or is owed by it (debit), in its own books. The
     * other's account with it holds the same with the sides exchanged.
     *
     * @param of whose books it is in
     * @param with the other
     */
    public static Account clearing(String of, String with) {
        return new Account(CLEARING + withoutPrefix(of) + "/" + withoutPrefix(with), true);
    }

    /** Two ids of 39 characters would not fit a name of 80. */
    private static String withoutPrefix(String entityId) {
        if (!entityId.startsWith(ENTITY)) {
            throw new IllegalArgumentException("not a legal entity's id: " + entityId);
        }
        return entityId.substring(ENTITY.length());
    }

    /** The two legal entities of a clearing account; empty for any other account. */
    public static Optional<Pair> clearingPair(String accountName) {
        if (!accountName.startsWith(CLEARING)) {
            return Optional.empty();
        }
        var parts = accountName.split("/", -1);
        return Optional.of(new Pair(ENTITY + parts[1], ENTITY + parts[2]));
    }

    /**
     * Two legal entities.
     *
     * @param of whose books the account is in
     * @param with the other
     */
    public record Pair(String of, String with) {}

    /** The store of an account of sales or of adjustments; empty for any other account. */
    public static Optional<String> storeOf(String accountName) {
        return after(SALES, accountName).or(() -> after(ADJUSTMENTS, accountName));
    }

    /** The drawer of an account of cash; empty for any other account. */
    public static Optional<String> drawerOf(String accountName) {
        return after(CASH, accountName).or(() -> after(OVER_SHORT, accountName));
    }

    private static Optional<String> after(String kind, String accountName) {
        return accountName.startsWith(kind)
                ? Optional.of(accountName.substring(kind.length()))
                : Optional.empty();
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
