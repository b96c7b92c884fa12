package io.larder.ledger.audit;

import io.larder.ledger.Phase;
import io.larder.ledger.StoredTransfer;
import io.larder.ledger.core.Chain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a lane's batches and their transfers in order, some at a time. */
final class LaneReader {

    private static final int BATCHES_AT_ONCE = 100;
    private static final int TRANSFERS_AT_ONCE = 1_000;

    private final JdbcClient sql;

    LaneReader(JdbcClient sql) {
        this.sql = sql;
    }

    /** A lane's row: its number, the next batch's number, and the last batch's hash. */
    record Head(int lane, long nextBatch, String hash) {}

    List<Head> heads() {
        return sql.sql("SELECT number, next_batch, head_hash FROM lane ORDER BY number")
                .query((row, i) -> new Head(row.getInt(1), row.getLong(2), row.getString(3)))
                .list();
    }

    /** The next batches after the given one: some, with about a thousand transfers together. */
    List<StoredBatch> batchesAfter(int lane, long number) {
        var next = next(lane, number);
        int transfers = 0;
        for (int i = 0; i < next.size(); i++) {
            transfers += next.get(i).transfers();
            if (transfers >= TRANSFERS_AT_ONCE) {
                return next.subList(0, i + 1);
            }
        }
        return next;
    }

    private List<StoredBatch> next(int lane, long number) {
        return sql.sql(
                        "SELECT lane, number, at, business_date, transfers, hash FROM batch"
                                + " WHERE lane = ? AND number > ? ORDER BY number LIMIT ?")
                .param(lane)
                .param(number)
                .param(BATCHES_AT_ONCE)
                .query(
                        (row, i) ->
                                new StoredBatch(
                                        row.getInt(1),
                                        row.getLong(2),
                                        row.getObject(3, LocalDateTime.class)
                                                .toInstant(ZoneOffset.UTC),
                                        row.getObject(4, LocalDate.class),
                                        row.getInt(5),
                                        row.getString(6)))
                .list();
    }

    /** Transfers of the lane's batches after {@code above}, up to and with {@code last}. */
    List<StoredTransfer> transfers(int lane, long above, long last) {
        return sql.sql(
                        "SELECT batch, idx, debit, credit, amount_minor, code, reference, phase"
                                + " FROM transfer WHERE lane = ? AND batch > ? AND batch <= ?"
                                + " ORDER BY batch, idx")
                .param(lane)
                .param(above)
                .param(last)
                .query(
                        (row, i) ->
                                new StoredTransfer(
                                        row.getLong(1),
                                        row.getInt(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getLong(5),
                                        row.getString(6),
                                        row.getString(7),
                                        Phase.valueOf(row.getString(8))))
                .list();
    }

    /** The hash of a batch, as stored. */
    String hashOf(int lane, long number) {
        Optional<String> hash =
                sql.sql("SELECT hash FROM batch WHERE lane = ? AND number = ?")
                        .param(lane)
                        .param(number)
                        .query(String.class)
                        .optional();
        return hash.orElse(Chain.START);
    }
}
