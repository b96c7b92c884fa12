package io.larder.ledger.archive;

import io.larder.ledger.Moment;
import io.larder.ledger.Phase;
import io.larder.ledger.StoredTransfer;
import io.larder.ledger.archive.Stretches.Stretch;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the batches of a stretch with their transfers, one after another. */
final class ReadStretch {

    private static final int ROWS_AT_ONCE = 2_000;

    private static final String ROWS =
            """
            SELECT b.number, b.at, b.business_date, b.transfers, b.hash, t.idx, t.debit, t.credit,
                   t.amount_minor, t.code, t.reference, t.phase, t.business_date
              FROM batch b LEFT JOIN transfer t ON t.lane = b.lane AND t.batch = b.number
             WHERE b.lane = ? AND b.number > ? AND b.number <= ?
             ORDER BY b.number, t.idx
            """;

    private final Stretch stretch;
    private final Batches batches;
    private final List<StoredTransfer> rows = new ArrayList<>();
    private WriteFile.@Nullable Batch open;

    ReadStretch(Stretch stretch, Batches batches) {
        this.stretch = stretch;
        this.batches = batches;
    }

    /** Takes a batch and its transfers. */
    interface Batches {
        void batch(WriteFile.Batch batch, List<StoredTransfer> rows) throws IOException;
    }

    void read(Connection connection) throws SQLException, IOException {
        try (var statement = connection.prepareStatement(ROWS)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setInt(1, stretch.lane());
            statement.setLong(2, stretch.after());
            statement.setLong(3, stretch.last());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    take(row);
                }
            }
        }
        end();
    }

    private void take(ResultSet row) throws SQLException, IOException {
        long number = row.getLong(1);
        var before = open;
        if (before == null || before.number() != number) {
            end();
            open =
                    new WriteFile.Batch(
                            number,
                            new Moment(
                                    row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                    row.getObject(3, LocalDate.class)),
                            row.getInt(4),
                            row.getString(5));
        }
        int idx = row.getInt(6);
        if (!row.wasNull()) {
            if (idx != rows.size() || !row.getString(3).equals(row.getString(13))) {
                var what = "has a transfer of another place or date";
                throw new WriteFile.NotTheChain(stretch, number, what);
            }
            rows.add(transfer(number, idx, row));
        }
    }

    private static StoredTransfer transfer(long number, int idx, ResultSet row)
            throws SQLException {
        return new StoredTransfer(
                number,
                idx,
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getString(10),
                row.getString(11),
                Phase.valueOf(row.getString(12)));
    }

    private void end() throws IOException {
        var ended = open;
        if (ended != null) {
            batches.batch(ended, rows);
            rows.clear();
            open = null;
        }
    }
}
