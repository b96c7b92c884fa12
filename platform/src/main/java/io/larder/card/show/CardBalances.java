package io.larder.card.show;

import io.larder.card.CardAccounts;
import io.larder.card.core.LotKind;
import io.larder.card.core.LotRow;
import io.larder.ledger.Balance;
import io.larder.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what a card holds, all of it in one snapshot. */
@Component
public class CardBalances {

    private static final String COUNTERS =
            "SELECT version, first_open_lot, next_lot FROM card WHERE id = :id";
    private static final String ACCOUNTS =
            """
            SELECT name, debits_posted, credits_posted, debits_pending, credits_pending
              FROM account WHERE stripe = 0 AND name IN (:names)
            """;
    private static final String LOTS =
            """
            SELECT id, kind, original_minor, remaining_minor, source_channel, payment_reference,
                   expires_on, business_date
              FROM card_lot
             WHERE id >= :first AND id < :end AND remaining_minor > 0
             ORDER BY id LIMIT :most
            """;

    private final JdbcClient sql;
    private final TransactionTemplate snapshot;

    public CardBalances(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    public Optional<CardBalance> of(String cardId) {
        return snapshot.execute(status -> counters(cardId).map(this::read));
    }

    private CardBalance read(Counters card) {
        var accounts = accounts(card.id());
        var principal =
                accounts.getOrDefault(CardAccounts.principal(card.id()).name(), Balance.ZERO);
        var bonus = accounts.getOrDefault(CardAccounts.bonus(card.id()).name(), Balance.ZERO);
        long posted = principal.posted() + bonus.posted();
        long held = principal.debitsPending() + bonus.debitsPending();
        return new CardBalance(
                card.id(),
                card.version(),
                Money.cny(posted),
                Money.cny(bonus.posted()),
                Money.cny(principal.creditsPending() + bonus.creditsPending()),
                Money.cny(held),
                Money.cny(posted - held),
                lots(card));
    }

    private Optional<Counters> counters(String cardId) {
        return sql.sql(COUNTERS)
                .param("id", cardId)
                .query(
                        (row, i) ->
                                new Counters(cardId, row.getLong(1), row.getInt(2), row.getInt(3)))
                .optional();
    }

    private Map<String, Balance> accounts(String cardId) {
        var found = new HashMap<String, Balance>();
        var names =
                List.of(CardAccounts.principal(cardId).name(), CardAccounts.bonus(cardId).name());
        sql.sql(ACCOUNTS)
                .param("names", names)
                .query(
                        row -> {
                            found.put(
                                    row.getString(1),
                                    new Balance(
                                            row.getLong(2),
                                            row.getLong(3),
                                            row.getLong(4),
                                            row.getLong(5)));
                        });
        return found;
    }

    private List<CardBalance.Lot> lots(Counters card) {
        return sql.sql(LOTS)
                .param("first", LotRow.idOf(card.id(), card.firstOpenLot()))
                .param("end", LotRow.idOf(card.id(), card.nextLot()))
                .param("most", CardBalance.MOST_LOTS)
                .query((row, i) -> lot(row))
                .list();
    }

    private static CardBalance.Lot lot(ResultSet row) throws SQLException {
        return new CardBalance.Lot(
                row.getString(1),
                LotKind.valueOf(row.getString(2)),
                Money.cny(row.getLong(3)),
                Money.cny(row.getLong(4)),
                row.getString(5),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class));
    }

    private record Counters(String id, long version, int firstOpenLot, int nextLot) {}
}
