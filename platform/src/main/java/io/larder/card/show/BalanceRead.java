package io.larder.card.show;

import io.larder.card.CardAccounts;
import io.larder.card.core.LotKind;
import io.larder.ledger.Balance;
import io.larder.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One card's rows as they come, in any order, out of one statement. */
final class BalanceRead {

    private final String cardId;
    private final OpenRange lookedFor;
    private final String principalName;
    private final String bonusName;
    private final List<CardBalance.Lot> lots = new ArrayList<>();
    private boolean exists;
    private long version;
    private OpenRange range = OpenRange.NONE;
    private Balance principal = Balance.ZERO;
    private Balance bonus = Balance.ZERO;

    BalanceRead(String cardId, OpenRange lookedFor) {
        this.cardId = cardId;
        this.lookedFor = lookedFor;
        this.principalName = CardAccounts.principal(cardId).name();
        this.bonusName = CardAccounts.bonus(cardId).name();
    }

    String cardId() {
        return cardId;
    }

    String principal() {
        return principalName;
    }

    String bonus() {
        return bonusName;
    }

    String firstLot() {
        return lookedFor.first(cardId);
    }

    String endOfLots() {
        return lookedFor.end(cardId);
    }

    boolean exists() {
        return exists;
    }

    /** Where its open lots are now. */
    OpenRange range() {
        return range;
    }

    /** Whether its lots were looked for where they are. */
    boolean isWhole() {
        return range.equals(lookedFor);
    }

    void card(ResultSet row) throws SQLException {
        exists = true;
        version = row.getLong(3);
        range = new OpenRange(row.getInt(4), row.getInt(5));
    }

    void account(String name, ResultSet row) throws SQLException {
        var counters = new Balance(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
        if (name.equals(principalName)) {
            principal = counters;
        } else {
            bonus = counters;
        }
    }

    void lot(ResultSet row) throws SQLException {
        lots.add(
                new CardBalance.Lot(
                        row.getString(1),
                        LotKind.valueOf(row.getString(7)),
                        Money.cny(row.getLong(3)),
                        Money.cny(row.getLong(4)),
                        row.getString(8),
                        row.getString(9),
                        row.getObject(10, LocalDate.class),
                        row.getInt(5),
                        row.getObject(11, LocalDate.class)));
    }

    CardBalance balance() {
        long posted = principal.posted() + bonus.posted();
        long held = principal.debitsPending() + bonus.debitsPending();
        return new CardBalance(
                cardId,
                version,
                Money.cny(posted),
                Money.cny(bonus.posted()),
                Money.cny(principal.creditsPending() + bonus.creditsPending()),
                Money.cny(held),
                Money.cny(posted - held),
                lots.stream()
                        .sorted(Comparator.comparing(CardBalance.Lot::id))
                        .limit(CardBalance.MOST_LOTS)
                        .toList());
    }
}
