package io.larder.card.core;

import io.larder.card.CardAccounts;
import io.larder.ledger.LockRank;
import io.larder.ledger.Reads;
import io.larder.ledger.Table;

/** The room's tables, as the writer sees them. */
public final class CardTables {

    public static final Table<String, CardRow> CARDS =
            new Table<>("card", LockRank.CARD, CardRow.class, CardRow::id);
    public static final Table<String, LotRow> LOTS =
            new Table<>("card_lot", LockRank.CARD, LotRow.class, LotRow::id);
    public static final Table<String, NumberRow> NUMBERS =
            new Table<>("card_number", LockRank.CARD, NumberRow.class, NumberRow::number);
    public static final Table<String, CardProduct> PRODUCTS =
            new Table<>("card_product", LockRank.CARD, CardProduct.class, CardProduct::id);

    public static final Table<String, CustomerRow> CUSTOMERS =
            new Table<>("card_customer", LockRank.CARD, CustomerRow.class, CustomerRow::id);

    private CardTables() {}

    /** What every movement of a card's money locks: the card, its principal and its bonus. */
    public static Reads withCard(String cardId) {
        return Reads.row(CARDS, cardId)
                .and(Reads.account(CardAccounts.principal(cardId)))
                .and(Reads.account(CardAccounts.bonus(cardId)));
    }
}
