package io.larder.card.show;

import io.larder.card.core.LotRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * The rows of some cards' balances. The database reads one statement at one moment, also one that
 * is made of three.
 */
final class BalanceRows {

    private static final String TEXT =
            """
            SELECT id AS name, 'CARD' AS what, version AS a, first_open_lot AS b, next_lot AS c,
                   0 AS d, NULL AS kind, NULL AS source_channel, NULL AS payment_reference,
                   NULL AS expires_on, NULL AS business_date
              FROM card WHERE id IN (%s)
            UNION ALL
            SELECT name, 'ACCOUNT', debits_posted, credits_posted, debits_pending, credits_pending,
                   NULL, NULL, NULL, NULL, NULL
              FROM account WHERE name IN (%s) AND stripe = 0
            UNION ALL
            SELECT id, 'LOT', original_minor, remaining_minor, priority, 0, kind, source_channel,
                   payment_reference, expires_on, business_date
              FROM card_lot WHERE remaining_minor > 0 AND (%s)
            """;

    private final JdbcOperations sql;

    BalanceRows(JdbcOperations sql) {
        this.sql = sql;
    }

    /** What there is of these cards, their lots looked for in these ranges. */
    Collection<BalanceRead> read(Map<String, OpenRange> ranges) {
        var cards = new HashMap<String, BalanceRead>();
        var accounts = new HashMap<String, BalanceRead>();
        var values = new ArrayList<Object>(ranges.keySet());
        ranges.forEach(
                (id, range) -> {
                    var read = new BalanceRead(id, range);
                    cards.put(id, read);
                    accounts.put(read.principal(), read);
                    accounts.put(read.bonus(), read);
                });
        values.addAll(accounts.keySet());
        cards.forEach((id, read) -> values.addAll(List.of(read.firstLot(), read.endOfLots())));
        RowCallbackHandler each = row -> take(row, cards, accounts);
        sql.query(text(cards.size()), each, values.toArray());
        return cards.values();
    }

    private static void take(
            ResultSet row, Map<String, BalanceRead> cards, Map<String, BalanceRead> accounts)
            throws SQLException {
        var name = row.getString(1);
        switch (row.getString(2)) {
            case "CARD" -> asked(cards, name).card(row);
            case "ACCOUNT" -> asked(accounts, name).account(name, row);
            default -> asked(cards, LotRow.cardOf(name)).lot(row);
        }
    }

    private static BalanceRead asked(Map<String, BalanceRead> by, String name) {
        return Objects.requireNonNull(by.get(name), "a row that was not asked for");
    }

    private static String text(int cards) {
        return TEXT.formatted(
                repeated("?", ",", cards),
                repeated("?", ",", 2 * cards),
                repeated("id >= ? AND id < ?", " OR ", cards));
    }

    private static String repeated(String one, String between, int times) {
        return String.join(between, Collections.nCopies(times, one));
    }
}
