package io.larder.recharge;

import io.larder.card.CardAccounts;
import io.larder.card.Cards;
import io.larder.ledger.Archives;
import io.larder.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of recharges. */
@Component
class RechargeLists {

    private static final String LINES =
            """
            SELECT o.id, o.state, o.card_id, NULL, o.amount_minor, o.method, o.pay_with, o.store_id, o.terminal_id, o.drawer_id,
                   o.asked_by, o.transaction_id, o.occurred_at, o.expires_at, o.confirmed_at,
                   o.business_date
              FROM recharge_order o
            """;

    /** Every order reserves or posts on its card's account, which has an index already. */
    private static final String ON_CARD =
            "o.id IN (SELECT t.reference FROM transfer t WHERE t.credit = :account)";

    /** The same where some of its transfers are in archives. */
    private static final String ARCHIVED = "o.id IN (:references)";

    private final JdbcClient sql;
    private final Cards cards;
    private final Archives archives;

    RechargeLists(JdbcClient sql, Cards cards, Archives archives) {
        this.archives = archives;
        this.sql = sql;
        this.cards = cards;
    }

    /** A recharge in a list; {@code cardNumber} is masked. */
    record Line(
            String id,
            OrderState status,
            String cardId,
            @Nullable String cardNumber,
            Money amount,
            Method method,
            PayWith payWith,
            String storeId,
            @Nullable String terminalId,
            @Nullable String drawerId,
            String askedBy,
            @Nullable String transactionId,
            Instant occurredAt,
            @Nullable Instant expiresAt,
            @Nullable Instant confirmedAt,
            LocalDate businessDate) {

        Line of(@Nullable String masked) {
            return new Line(
                    id,
                    status,
                    cardId,
                    masked,
                    amount,
                    method,
                    payWith,
                    storeId,
                    terminalId,
                    drawerId,
                    askedBy,
                    transactionId,
                    occurredAt,
                    expiresAt,
                    confirmedAt,
                    businessDate);
        }
    }

    /** Some lines, newest first; {@code cursor} asks for the next, null when there are no more. */
    record Page(List<Line> items, @Nullable String cursor) {}

    /** What to list. */
    record Filter(
            Set<String> stores,
            @Nullable OrderState status,
            @Nullable PayWith payWith,
            @Nullable String cardId,
            @Nullable LocalDate date,
            @Nullable String cursor,
            int limit) {}

    Optional<Line> one(String id) {
        var found = sql.sql(LINES + " WHERE o.id = ?").param(id).query(RechargeLists::line).list();
        return withNumbers(found).stream().findFirst();
    }

    Page page(Filter filter) {
        if (filter.stores().isEmpty()) {
            return new Page(List.of(), null);
        }
        var conditions = new StringBuilder(" WHERE o.store_id IN (:stores)");
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("stores", filter.stores());
        and(conditions, parameters, "o.state = :status", "status", name(filter.status()));
        and(conditions, parameters, "o.pay_with = :payWith", "payWith", name(filter.payWith()));
        onCard(filter.cardId(), conditions, parameters);
        and(conditions, parameters, "o.business_date = :date", "date", filter.date());
        and(conditions, parameters, "o.id < :cursor", "cursor", filter.cursor());
        parameters.put("limit", filter.limit() + 1);
        var found =
                sql.sql(LINES + conditions + " ORDER BY o.id DESC LIMIT :limit")
                        .params(parameters)
                        .query(RechargeLists::line)
                        .list();
        boolean more = found.size() > filter.limit();
        var items = withNumbers(more ? found.subList(0, filter.limit()) : found);
        return new Page(items, more ? items.getLast().id() : null);
    }

    private void onCard(
            @Nullable String cardId, StringBuilder conditions, Map<String, Object> parameters) {
        if (cardId == null) {
            return;
        }
        var account = CardAccounts.principal(cardId).name();
        var references = archived(account);
        if (references.isEmpty()) {
            and(conditions, parameters, ON_CARD, "account", account);
            return;
        }
        references.addAll(
                sql.sql("SELECT reference FROM transfer WHERE credit = ?")
                        .param(account)
                        .query(String.class)
                        .list());
        and(conditions, parameters, ARCHIVED, "references", references);
    }

    /** What archived transfers to an account refer to. */
    private List<String> archived(String account) {
        var ids = new ArrayList<String>();
        for (var it : archives.in(sql).ofAccounts(List.of(account))) {
            if (it.transfer().credit().equals(account)) {
                ids.add(it.transfer().reference());
            }
        }
        return ids;
    }

    private List<Line> withNumbers(List<Line> lines) {
        var masked = cards.maskedNumbers(lines.stream().map(Line::cardId).distinct().toList());
        return lines.stream().map(line -> line.of(masked.get(line.cardId()))).toList();
    }

    private static void and(
            StringBuilder conditions,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.append(" AND ").append(condition);
            parameters.put(name, value);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString(1),
                OrderState.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                Money.cny(row.getLong(5)),
                Method.valueOf(row.getString(6)),
                PayWith.valueOf(row.getString(7)),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getObject(13, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                instant(row, 14),
                instant(row, 15),
                row.getObject(16, LocalDate.class));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
