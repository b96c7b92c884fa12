package io.larder.ledger.writer;

import io.larder.ledger.Balance;
import io.larder.ledger.Table;
import io.larder.ledger.WriterFault;
import io.larder.ledger.core.Written;
import io.larder.ledger.writer.AlikeUpdates.Change;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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

    private static final Shape INSERT_BATCH = Shape.insert("batch", BATCH);
    private static final Shape INSERT_TRANSFERS = Shape.insert("transfer", TRANSFER);
    private static final Shape INSERT_EVENTS = Shape.insert("outbox", EVENT);
    private static final Shape INSERT_KEYS = Shape.insert("idempotency", KEY);
    private static final Shape INSERT_BALANCES = Shape.insert("account", BALANCE);
    private static final Shape REPLACE_BALANCES = Shape.replace("account", BALANCE, 2);
    private static final Shape ADD_BALANCES = Shape.add("account", BALANCE, 2);
    private static final Map<List<String>, Shape> ALIKE_BALANCES = new ConcurrentHashMap<>();
    private static final Shape ADVANCE =
            Shape.fixed(
                    "UPDATE lane SET next_batch=?, next_event=?, head_hash=?, last_at=?,"
                            + " last_business_date=? WHERE number=? AND epoch=? AND next_batch=?",
                    8);

    /** With the driver's useAffectedRows an upsert of an existing, changed row counts two. */
    private static final int UPDATED = 2;

    private final Round round;

    LaneWrites(Round round) {
        this.round = round;
    }

    /** Writes everything of the batch, the lane's new head last. */
    void write(Written written, BatchHeader header, LaneHead head, Set<String> stripes)
            throws SQLException {
        insert(INSERT_BATCH, List.<@Nullable Object[]>of(batchRow(written, header)));
        add(written, header, stripes);
        advance(head, head.after(header, written.events().size()));
        round.run();
    }

    /**
     * Adds what the commands changed, the hot accounts last.
     *
     * @param stripes names of the hot accounts that have this lane's stripe already
     */
    void add(Written written, BatchHeader header, Set<String> stripes) {
        insert(INSERT_TRANSFERS, transferRows(written, header));
        for (var table : written.rows().keySet()) {
            addRows(table, written);
        }
        addCold(written);
        insert(INSERT_EVENTS, eventRows(written, header));
        insert(INSERT_KEYS, keyRows(written, header));
        addHot(written.hotMovements(), header.lane(), stripes);
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

    private void addRows(Table<?, ?> table, Written written) {
        var mapping = RowMapping.of(table);
        insert(mapping.insert(), written.inserts(table).stream().map(mapping::values).toList());
        var changes =
                written.updates(table).stream()
                        .map(
                                row ->
                                        change(
                                                mapping,
                                                written.locked().row(table, table.keyOf(row)),
                                                row))
                        .toList();
        update(mapping.columns(), changes, mapping::alike, mapping.replace());
    }

    private static Change change(RowMapping mapping, @Nullable Record before, Record after) {
        if (before == null) {
            throw new WriterFault("an update of a row that was not found");
        }
        return new Change(mapping.values(before), mapping.values(after));
    }

    /** In the same way where that is possible, else by whole rows. */
    private void update(
            List<String> columns,
            List<Change> changes,
            Function<List<String>, Shape> alike,
            Shape replace) {
        var kinds = AlikeUpdates.of(columns, changes);
        for (var kind : kinds) {
            round.write(alike.apply(kind.assignments()), kind);
        }
        if (kinds.isEmpty()) {
            var rows = changes.stream().map(Change::after).toList();
            round.write(replace, rows, UPDATED * rows.size());
        }
    }

    private void addCold(Written written) {
        var fresh = new ArrayList<@Nullable Object[]>();
        var changes = new ArrayList<Change>();
        written.coldBalances()
                .forEach(
                        (name, after) -> {
                            var before = written.locked().stored(name);
                            if (before == null) {
                                fresh.add(balanceRow(name, 0, after));
                            } else {
                                changes.add(
                                        new Change(
                                                balanceRow(name, 0, before),
                                                balanceRow(name, 0, after)));
                            }
                        });
        insert(INSERT_BALANCES, fresh);
        update(BALANCE, changes, LaneWrites::alikeBalances, REPLACE_BALANCES);
    }

    private static Shape alikeBalances(List<String> assignments) {
        return ALIKE_BALANCES.computeIfAbsent(
                assignments, set -> Shape.alike("account", set, "stripe=0 AND name"));
    }

    private void addHot(Map<String, Balance> movements, int lane, Set<String> stripes) {
        int expected = 0;
        var rows = new ArrayList<@Nullable Object[]>(movements.size());
        for (var entry : movements.entrySet()) {
            rows.add(balanceRow(entry.getKey(), lane, entry.getValue()));
            expected += stripes.contains(entry.getKey()) ? UPDATED : 1;
        }
        round.write(ADD_BALANCES, rows, expected);
    }

    private static @Nullable Object[] balanceRow(String name, int stripe, Balance balance) {
        return new @Nullable Object[] {
            name,
            stripe,
            balance.debitsPosted(),
            balance.creditsPosted(),
            balance.debitsPending(),
            balance.creditsPending()
        };
    }

    private void advance(LaneHead head, LaneHead next) {
        insert(
                ADVANCE,
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
                        }));
    }

    /** Each row is one change. */
    private void insert(Shape shape, List<@Nullable Object[]> rows) {
        round.write(shape, rows, rows.size());
    }
}
