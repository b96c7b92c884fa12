package io.larder.card.spend;

import io.larder.card.CardAccounts;
import io.larder.ledger.Archives;
import io.larder.ledger.LockRank;
import io.larder.ledger.Stored;
import io.larder.ledger.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was paid with cards, and what was given back. */
@Component
public class Spends {

    /** Spends rank with orders: they are locked before their card. */
    public static final Table<String, SpendRow> TABLE =
            new Table<>("card_spend", LockRank.ORDER, SpendRow.class, SpendRow::id);

    static final Table<String, SpendRefundRow> REFUNDS =
            new Table<>(
                    "card_spend_refund", LockRank.ORDER, SpendRefundRow.class, SpendRefundRow::id);
    static final Table<String, SaleRow> SALES =
            new Table<>("card_sale", LockRank.ORDER, SaleRow.class, SaleRow::id);

    private static final Stored<SpendRow> SPEND_ROWS = Stored.of(TABLE);
    private static final Stored<SpendRefundRow> REFUND_ROWS = Stored.of(REFUNDS);
    private static final Stored<SaleRow> SALE_ROWS = Stored.of(SALES);

    /** A committed hold pays under its own reference; its spend has the same digits. */
    private static final String IN_TABLE =
            """
            SELECT IF(code = 'hold', CONCAT('spend_', SUBSTRING(reference, 6)), reference)
              FROM transfer
             WHERE debit IN (:accounts) AND code IN ('spend', 'hold')
               AND phase IN ('POST', 'COMMIT')
            """;

    private static final String OF_CARD =
            """
            WHERE store_id IN (:stores) AND (:cursor IS NULL OR id < :cursor) AND id IN (%s)
             ORDER BY id DESC LIMIT :limit
            """;

    private final JdbcClient sql;
    private final Archives archives;

    Spends(JdbcClient sql, Archives archives) {
        this.sql = sql;
        this.archives = archives;
    }

    /** The id of the spend that a hold becomes when it is committed. */
    public static String idOfHold(String holdId) {
        return "spend_" + holdId.substring("hold_".length());
    }

    Optional<SpendRow> find(String id) {
        return sql.sql(SPEND_ROWS.select() + "WHERE id = ?")
                .param(id)
                .query(SPEND_ROWS.rows())
                .optional();
    }

    List<SpendRow> find(Collection<String> ids) {
        return sql.sql(SPEND_ROWS.select() + "WHERE id IN (:ids) ORDER BY id")
                .param("ids", ids)
                .query(SPEND_ROWS.rows())
                .list();
    }

    /** A card's spends in these stores, the newest first, those before the cursor. */
    List<SpendRow> ofCard(String cardId, Set<String> stores, @Nullable String cursor, int limit) {
        if (stores.isEmpty()) {
            return List.of();
        }
        var accounts =
                List.of(CardAccounts.principal(cardId).name(), CardAccounts.bonus(cardId).name());
        var ids = archived(accounts);
        if (!ids.isEmpty()) {
            ids.addAll(sql.sql(IN_TABLE).param("accounts", accounts).query(String.class).list());
        }
        return sql.sql(SPEND_ROWS.select() + OF_CARD.formatted(ids.isEmpty() ? IN_TABLE : ":ids"))
                .param("stores", stores)
                .param("cursor", cursor)
                .param("accounts", accounts)
                .param("ids", ids)
                .param("limit", limit)
                .query(SPEND_ROWS.rows())
                .list();
    }

    /** Spends whose transfers are in archives. */
    private List<String> archived(List<String> accounts) {
        var ids = new ArrayList<String>();
        for (var it : archives.in(sql).ofAccounts(accounts)) {
            var row = it.transfer();
            if (accounts.contains(row.debit()) && row.isPosted()) {
                switch (row.code()) {
                    case "spend" -> ids.add(row.reference());
                    case "hold" -> ids.add(idOfHold(row.reference()));
                    default -> {}
                }
            }
        }
        return ids;
    }

    Optional<SpendRefundRow> refund(String id) {
        return sql.sql(REFUND_ROWS.select() + "WHERE id = ?")
                .param(id)
                .query(REFUND_ROWS.rows())
                .optional();
    }

    List<SpendRefundRow> refundsOf(String spendId) {
        return sql.sql(REFUND_ROWS.select() + "WHERE spend_id = ? ORDER BY id")
                .param(spendId)
                .query(REFUND_ROWS.rows())
                .list();
    }

    Optional<SaleRow> sale(String id) {
        return sql.sql(SALE_ROWS.select() + "WHERE id = ?")
                .param(id)
                .query(SALE_ROWS.rows())
                .optional();
    }
}
