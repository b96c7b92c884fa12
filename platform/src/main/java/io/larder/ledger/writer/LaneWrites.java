package io.larder.ledger.writer;

import io.larder.ledger.Balance;
import io.larder.ledger.Table;
import io.larder.ledger.core.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a batch's transaction writes: one statement for each table, its count of rows compared. */
final class LaneWrites {

    private static final List<String> BALANCE =
            List.of(
                    "name",
                    "stripe",
                    "debits_posted",
                    "credits_posted",
                    "debits_pending",
                    "credits_pending");
    private static final List<String> BATCH =
            List.of(
                    "lane",
                    "number",
                    "epoch",
                    "at",
                    "business_date",
                    "transfers",
                    "events",
                    "hash");
    private static final List<String> TRANSFER =
            List.of(
                    "lane",
                    "batch",
                    "idx",
                    "debit",
                    "credit",
                    "amount_minor",
                    "code",
                    "reference",
                    "phase",
                    "business_date");
    private static final List<String> KEY = List.of("name", "body_hash", "result", "lane", "batch");
    private static final List<String> EVENT = List.of("lane", "number", "type", "payload", "at");

    /** With the driver's useAffectedRows an upsert of an existing, changed row counts two. */
    private static final int UPDATED = 2;

    private final Connection connection;

    LaneWrites(Connection connection) {
        this.connection = connection;
    }

    /** Writes everything of the batch, the lane's new head last. */
    void write(Written written, BatchHeader header, LaneHead head, Set<String> stripes)
            throws SQLException {
        insert("batch", BATCH, List.<@Nullable Object[]>of(batchRow(written, header)));
        insert("transfer", TRANSFER, transferRows(written, header));
        for (var table : written.rows().keySet()) {
            writeRows(table, written);
        }
        writeCold(written);
        writeHot(written.hotMovements(), header.lane(), stripes);
        insert("outbox", EVENT, eventRows(written, header));
        insert("idempotency", KEY, keyRows(written, header));
        advance(head, head.after(header, written.events().size()));
    }

    private static @Nullable Object[] batchRow(Written written, BatchHeader header) {
        return new @Nullable Object[] {
            header.lane(),
            header.number(),
            header.epoch(),
            header.moment().at(),
            header.moment().businessDate(),
            written.transfers().size(),
            written.events().size(),
            header.hash()
        };
    }

    private static List<@Nullable Object[]> transferRows(Written written, BatchHeader header) {
        var rows = new ArrayList<@Nullable Object[]>(written.transfers().size());
        for (var transfer : written.transfers()) {
            rows.add(
                    new @Nullable Object[] {
                        header.lane(),
                        header.number(),
                        rows.size(),
                        transfer.debit().name(),
                        transfer.credit().name(),
                        transfer.amountMinor(),
                        transfer.code(),
                        transfer.reference(),
                        transfer.phase(),
                        header.moment().businessDate()
                    });
        }
        return rows;
    }

    private static List<@Nullable Object[]> eventRows(Written written, BatchHeader header) {
        var rows = new ArrayList<@Nullable Object[]>(written.events().size());
        for (var event : written.events()) {
            rows.add(
                    new @Nullable Object[] {
                        header.lane(),
                        header.firstEvent() + rows.size(),
                        event.type(),
                        EventJson.write(event),
                        header.moment().at()
                    });
        }
        return rows;
    }

    private static List<@Nullable Object[]> keyRows(Written written, BatchHeader header) {
        var rows = new ArrayList<@Nullable Object[]>(written.remembered().size());
        for (var key : written.remembered()) {
            rows.add(
                    new @Nullable Object[] {
                        key.key(), key.bodyHash(), key.result(), header.lane(), header.number()
                    });
        }
        return rows;
    }

    private void writeRows(Table<?, ?> table, Written written) throws SQLException {
        var mapping = RowMapping.of(table);
        var columns = mapping.columns();
        insert(
                table.name(),
                columns,
                written.inserts(table).stream().map(mapping::values).toList());
        replace(
                table.name(),
                columns,
                1,
                written.updates(table).stream().map(mapping::values).toList());
    }

    private void writeCold(Written written) throws SQLException {
        var balances = written.coldBalances();
        Predicate<String> isStored = written.locked()::isStored;
        insert("account", BALANCE, balanceRows(balances, 0, isStored.negate()));
        replace("account", BALANCE, 2, balanceRows(balances, 0, isStored));
    }

    private void writeHot(Map<String, Balance> movements, int lane, Set<String> stripes)
            throws SQLException {
        Predicate<String> exists = stripes::contains;
        insert("account", BALANCE, balanceRows(movements, lane, exists.negate()));
        var moved = balanceRows(movements, lane, exists);
        if (!moved.isEmpty()) {
            execute(
                    MultiRow.add("account", BALANCE, 2, moved.size()),
                    "account",
                    moved,
                    UPDATED * moved.size());
        }
    }

    private static List<@Nullable Object[]> balanceRows(
            Map<String, Balance> balances, int stripe, Predicate<String> which) {
        var rows = new ArrayList<@Nullable Object[]>();
        balances.forEach(
                (name, balance) -> {
                    if (which.test(name)) {
                        rows.add(
                                new @Nullable Object[] {
                                    name,
                                    stripe,
                                    balance.debitsPosted(),
                                    balance.creditsPosted(),
                                    balance.debitsPending(),
                                    balance.creditsPending()
                                });
                    }
                });
        return rows;
    }

    private void advance(LaneHead head, LaneHead next) throws SQLException {
        execute(
                "UPDATE lane SET next_batch=?, next_event=?, head_hash=?, last_at=?,"
                        + " last_business_date=? WHERE number=? AND epoch=? AND next_batch=?",
                "lane",
                List.<@Nullable Object[]>of(
                        new @Nullable Object[] {
                            next.nextBatch(),
                            next.nextEvent(),
                            next.headHash(),
                            next.lastAt(),
                            next.lastBusinessDate(),
                            head.number(),
                            head.epoch(),
                            head.nextBatch()
                        }),
                1);
    }

    private void insert(String table, List<String> columns, List<@Nullable Object[]> rows)
            throws SQLException {
        if (!rows.isEmpty()) {
            execute(MultiRow.insert(table, columns, rows.size()), table, rows, rows.size());
        }
    }

    private void replace(
            String table, List<String> columns, int keyColumns, List<@Nullable Object[]> rows)
            throws SQLException {
        if (!rows.isEmpty()) {
            var sql = MultiRow.replace(table, columns, keyColumns, rows.size());
            execute(sql, table, rows, UPDATED * rows.size());
        }
    }

    private void execute(String sql, String table, List<@Nullable Object[]> rows, int expected)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (var row : rows) {
                for (var value : row) {
                    RowMapping.bindValue(statement, parameter++, value);
                }
            }
            int count = statement.executeUpdate();
            if (count != expected) {
                throw new UnexpectedCount(table, expected, count);
            }
        }
    }

    /** A statement changed more or fewer rows than the plan said: a fault that rolls back. */
    static final class UnexpectedCount extends SQLException {
        UnexpectedCount(String table, int expected, int actual) {
            super("%s: %d rows expected, %d changed".formatted(table, expected, actual));
        }
    }
}
