package io.larder.card;

import io.larder.ledger.LockRank;
import io.larder.ledger.Table;

/** The room's tables, as the writer sees them. */
final class CardTables {

    static final Table<String, CardRow> CARDS =
            new Table<>("card", LockRank.CARD, CardRow.class, CardRow::id);
    static final Table<String, LotRow> LOTS =
            new Table<>("card_lot", LockRank.CARD, LotRow.class, LotRow::id);
    static final Table<String, HoldRow> HOLDS =
            new Table<>("card_hold", LockRank.ORDER, HoldRow.class, HoldRow::id);
    static final Table<String, NumberRow> NUMBERS =
            new Table<>("card_number", LockRank.CARD, NumberRow.class, NumberRow::number);
    static final Table<String, CardProduct> PRODUCTS =
            new Table<>("card_product", LockRank.CARD, CardProduct.class, CardProduct::id);

    private CardTables() {}
}
