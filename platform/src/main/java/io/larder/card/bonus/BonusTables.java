package io.larder.card.bonus;

import io.larder.ledger.LockRank;
import io.larder.ledger.Table;

/** The tables of bonus, as the writer sees them. */
public final class BonusTables {

    public static final Table<String, BonusRow> BONUSES =
            new Table<>("card_bonus", LockRank.CARD, BonusRow.class, BonusRow::id);
    public static final Table<String, UseRow> USES =
            new Table<>("card_bonus_use", LockRank.CARD, UseRow.class, UseRow::id);
    static final Table<String, Campaign> CAMPAIGNS =
            new Table<>("card_campaign", LockRank.CARD, Campaign.class, Campaign::id);

    private BonusTables() {}
}
