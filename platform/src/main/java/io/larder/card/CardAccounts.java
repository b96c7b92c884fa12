package io.larder.card;

import io.larder.ledger.Account;
import io.larder.ledger.Chart;
import io.larder.ledger.Reads;
import java.util.Optional;
import java.util.regex.Pattern;

/** The accounts of a card: liabilities of the issuer to its holder, never below zero. */
public final class CardAccounts {

    private static final Pattern NAME = Pattern.compile("card/([^/]+)/[a-z]+");

    private CardAccounts() {}

    /** What the customer paid for and has not spent. */
    public static Account principal(String cardId) {
        return Chart.cardPrincipal(cardId);
    }

    /** What the issuer gave on top and has not been spent. */
    public static Account bonus(String cardId) {
        return new Account("card/" + cardId + "/bonus", false);
    }

    /** What every movement of a card's money locks: the card, its principal and its bonus. */
    static Reads withCard(String cardId) {
        return Reads.row(CardTables.CARDS, cardId)
                .and(Reads.account(principal(cardId)))
                .and(Reads.account(bonus(cardId)));
    }

    /** The card that an account belongs to, if it is a card's. */
    static Optional<String> cardOf(String accountName) {
        var parts = NAME.matcher(accountName);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }
}
