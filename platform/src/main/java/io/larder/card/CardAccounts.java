package io.larder.card;

import io.larder.ledger.Account;
import io.larder.ledger.Chart;
import java.util.Optional;

/** The accounts of a card: liabilities of the issuer to its holder, never below zero. */
public final class CardAccounts {

    private static final String PREFIX = "card/";

    private CardAccounts() {}

    /** What the customer paid for and has not spent. */
    public static Account principal(String cardId) {
        return Chart.cardPrincipal(cardId);
    }

    /** What the issuer gave on top and has not been spent. */
    public static Account bonus(String cardId) {
        return new Account("card/" + cardId + "/bonus", false);
    }

    /** The card that an account belongs to, if it is a card's. */
    public static Optional<String> cardOf(String accountName) {
        int end = accountName.indexOf('/', PREFIX.length());
        return accountName.startsWith(PREFIX) && end > PREFIX.length()
                ? Optional.of(accountName.substring(PREFIX.length(), end))
                : Optional.empty();
    }
}
