package io.larder.reconcile.day;

import io.larder.reconcile.bill.BillLine;
import io.larder.reconcile.bill.LineKind;
import io.larder.reconcile.match.Booking;
import io.larder.reconcile.match.Matched;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The lines of all bills, each with what became of it. */
@Component
class BillLines {

    private static final int ROWS = 100;
    private static final int IDS = 500;
    private static final String COLUMNS =
            "(id, channel, business_date, number, kind, channel_order_number, transaction_id,"
                    + " refund_number, amount_minor, currency, status, fee_minor, fee_text,"
                    + " order_id, matched, difference_id)";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcClient sql;
    private final TransactionOperations transaction;

    BillLines(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /** How many lines there are, and their amounts counted up. */
    record Sum(int lines, long minor) {}

    /** A line that waits to be stored. */
    private record Draft(
            BillLine line,
            @Nullable String orderId,
            boolean matched,
            @Nullable String difference) {}

    /** Stores a day's lines with what matching made of them, in place of an earlier attempt's. */
    void store(String channel, LocalDate date, Matched matched) {
        var drafts = new ArrayList<Draft>();
        for (var pair : matched.pairs()) {
            drafts.add(new Draft(pair.line(), pair.booking().orderId(), true, null));
        }
        for (var difference : matched.differences()) {
            var line = difference.line();
            if (line != null) {
                var id = Names.difference(channel, date, difference);
                drafts.add(new Draft(line, difference.orderId(), false, id));
            }
        }
        transaction.executeWithoutResult(
                status -> {
                    sql.sql("DELETE FROM bill_line WHERE channel = ? AND business_date = ?")
                            .params(channel, date)
                            .update();
                    for (int from = 0; from < drafts.size(); from += ROWS) {
                        int to = Math.min(from + ROWS, drafts.size());
                        insert(channel, date, drafts.subList(from, to));
                    }
                });
    }

    private void insert(String channel, LocalDate date, List<Draft> drafts) {
        var rows = String.join(", ", Collections.nCopies(drafts.size(), ROW));
        var statement = sql.sql("INSERT INTO bill_line " + COLUMNS + " VALUES " + rows);
        for (var draft : drafts) {
            var line = draft.line();
            for (var value :
                    new @Nullable Object[] {
                        Names.line(channel, date, line.number()),
                        channel,
                        date,
                        line.number(),
                        line.kind().name(),
                        line.channelOrderNumber(),
                        line.transactionId(),
                        line.refundNumber(),
                        line.amountMinor(),
                        line.currency(),
                        line.status(),
                        line.feeMinor(),
                        line.feeText(),
                        draft.orderId(),
                        draft.matched(),
                        draft.difference()
                    }) {
                statement = statement.param(value);
            }
        }
        statement.update();
    }

    /** Which of these names a bill of another day lists, lines that moved no money left aside. */
    List<Booking.Name> listedOnOtherDays(
            String channel, LocalDate date, Collection<Booking.Name> names) {
        var ids = names.stream().map(Booking.Name::transactionId).distinct().toList();
        var found = new ArrayList<Booking.Name>();
        for (int from = 0; from < ids.size(); from += IDS) {
            found.addAll(
                    listed(channel, date, ids.subList(from, Math.min(from + IDS, ids.size()))));
        }
        return found;
    }

    private List<Booking.Name> listed(String channel, LocalDate date, List<String> transactions) {
        return sql.sql(
                        """
                        SELECT l.kind, l.channel_order_number, l.transaction_id, l.refund_number
                          FROM bill_line l LEFT JOIN difference d ON d.id = l.difference_id
                         WHERE l.transaction_id IN (:transactions) AND l.channel = :channel
                           AND l.business_date <> :date
                           AND (d.type IS NULL
                                OR d.type NOT IN ('STATUS', 'CURRENCY', 'UNKNOWN_MERCHANT'))
                        """)
                .param("transactions", transactions)
                .param("channel", channel)
                .param("date", date)
                .query(
                        (row, number) ->
                                new Booking.Name(
                                        LineKind.valueOf(row.getString(1)),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)))
                .list();
    }

    /** The lines that agree with a booking. */
    Sum matched(String channel, LocalDate date) {
        return sum(channel, date, "l.matched");
    }

    /** The lines that are held in a difference which is truly there. */
    Sum differing(String channel, LocalDate date) {
        return sum(
                channel,
                date,
                "NOT l.matched AND EXISTS"
                        + " (SELECT 1 FROM difference d WHERE d.id = l.difference_id)");
    }

    private Sum sum(String channel, LocalDate date, String which) {
        return sql.sql(
                        "SELECT COUNT(*) AS line_count, COALESCE(SUM(l.amount_minor), 0) AS minor"
                                + " FROM bill_line l WHERE l.channel = ? AND l.business_date = ?"
                                + " AND "
                                + which)
                .params(channel, date)
                .query((row, number) -> new Sum(row.getInt(1), row.getLong(2)))
                .single();
    }
}
