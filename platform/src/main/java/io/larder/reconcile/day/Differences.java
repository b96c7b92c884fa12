package io.larder.reconcile.day;

import io.larder.ledger.Stored;
import io.larder.reconcile.match.Booking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The differences there are. */
@Component
class Differences {

    private static final Stored<DifferenceRow> ROWS = Stored.of(ReconcileTables.DIFFERENCES);

    private static final String STANDING =
            """
            SELECT COUNT(*), COALESCE(SUM(state = 'OPEN'), 0),
                   COALESCE(SUM(CASE WHEN state = 'OPEN'
                       THEN ABS(suspense_debit_minor) ELSE 0 END), 0)
              FROM difference WHERE business_date = :date AND channel = :channel
            """;

    private final JdbcClient sql;

    Differences(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Which differences are wanted; null is any.
     *
     * @param stores of whose orders; null is also for differences without an order of ours
     * @param after the id behind which the list goes on
     */
    record Wanted(
            @Nullable LocalDate date,
            @Nullable String channel,
            @Nullable DifferenceState state,
            @Nullable Set<String> stores,
            @Nullable String after) {}

    /** A day's differences of a channel: how many, how many still open, and their suspense. */
    record Standing(int all, int open, long openMinor) {}

    Optional<DifferenceRow> find(String id) {
        return sql.sql(ROWS.select() + "WHERE id = ?").param(id).query(ROWS.rows()).optional();
    }

    /** Those of an order, in the order of their days. */
    List<DifferenceRow> ofOrder(String orderId) {
        return sql.sql(ROWS.select() + "WHERE order_id = ? ORDER BY business_date, id")
                .param(orderId)
                .query(ROWS.rows())
                .list();
    }

    /** Those that are wanted, by id. */
    List<DifferenceRow> list(Wanted wanted, int most) {
        var conditions = new StringBuilder("WHERE id > :after");
        var values = new HashMap<String, Object>();
        values.put("after", wanted.after() == null ? "" : wanted.after());
        narrow(conditions, values, "business_date", wanted.date());
        narrow(conditions, values, "channel", wanted.channel());
        narrow(conditions, values, "state", wanted.state() == null ? null : wanted.state().name());
        if (wanted.stores() != null) {
            conditions.append(" AND store_id IN (:stores)");
            // no list can be empty in SQL; no store has an empty id
            values.put("stores", wanted.stores().isEmpty() ? Set.of("") : wanted.stores());
        }
        values.put("most", most);
        return sql.sql(ROWS.select() + conditions + " ORDER BY id LIMIT :most")
                .params(values)
                .query(ROWS.rows())
                .list();
    }

    private static void narrow(
            StringBuilder conditions,
            Map<String, Object> values,
            String column,
            @Nullable Object value) {
        if (value != null) {
            conditions.append(" AND ").append(column).append(" = :").append(column);
            values.put(column, value);
        }
    }

    /** Open differences of money that we booked and no bill had listed. */
    List<String> openWithoutLine(String channel, Booking.Name name) {
        return sql.sql(
                        """
                        SELECT id FROM difference
                         WHERE transaction_id = :transaction AND channel = :channel
                           AND channel_order_number = :number AND state = 'OPEN'
                           AND line_id IS NULL
                           AND type IN ('MISSING_AT_CHANNEL', 'REFUND_MISMATCH')
                           AND COALESCE(refund_number, '') = :refund
                        """)
                .param("transaction", name.transactionId())
                .param("channel", channel)
                .param("number", name.channelOrderNumber())
                .param("refund", name.refundNumber() == null ? "" : name.refundNumber())
                .query(String.class)
                .list();
    }

    /** Open differences of a channel's day. */
    List<String> openOf(String channel, LocalDate date) {
        return sql.sql(
                        """
                        SELECT id FROM difference
                         WHERE business_date = ? AND channel = ? AND state = 'OPEN'
                        """)
                .params(date, channel)
                .query(String.class)
                .list();
    }

    /** The same, of the orders of some stores. */
    Standing standing(String channel, LocalDate date, Set<String> stores) {
        return sql.sql(STANDING + " AND store_id IN (:stores)")
                .param("date", date)
                .param("channel", channel)
                .param("stores", stores.isEmpty() ? Set.of("") : stores)
                .query(Differences::standing)
                .single();
    }

    Standing standing(String channel, LocalDate date) {
        return sql.sql(STANDING)
                .param("date", date)
                .param("channel", channel)
                .query(Differences::standing)
                .single();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(row.getInt(1), row.getInt(2), row.getLong(3));
    }
}
