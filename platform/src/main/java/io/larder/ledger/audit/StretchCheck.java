package io.larder.ledger.audit;

import io.larder.ledger.Audit;
import io.larder.ledger.Invariant;
import io.larder.ledger.Invariant.Breach;
import io.larder.ledger.core.Chain;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Checks a stretch of a lane's batches: that their numbers follow each other, that every transfer
 * belongs to one, and that each hash is that of its rows and of the hash before. Stretches may be
 * checked in any order, since each begins with the stored hash that the one before it ends with.
 */
final class StretchCheck {

    private static final int ROWS_AT_ONCE = 4_000;

    private final Connection connection;
    private final int lane;
    private final MessageDigest digest;
    private final List<Breach> breaches = new ArrayList<>();
    private List<StoredBatch> batches = List.of();
    private int open;
    private int rows;
    private long transfers;
    private String previous = Chain.START;

    StretchCheck(Connection connection, int lane) {
        this.connection = connection;
        this.lane = lane;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sees each transfer's line. */
    interface Visitor {
        void line(byte[] line, long batch);
    }

    /** Where transfers are read: of the batches after one and up to another, in order. */
    interface Source {
        void each(long after, long last, Visitor lines) throws SQLException;
    }

    /** With the transfers of the table. */
    Stretch check(long after, long last, Prints prints, Visitor visitor) throws SQLException {
        return check(after, last, prints, false, this::inTable, visitor);
    }

    /**
     * @param after the batch before the first
     * @param last the last batch that may be there
     */
    Stretch check(
            long after, long last, Prints prints, boolean archived, Source source, Visitor visitor)
            throws SQLException {
        batches = batches(after, last);
        previous = after == 0 ? Chain.START : hash(after);
        long expected = after + 1;
        for (var batch : batches) {
            if (batch.number() != expected) {
                breach(batch.number(), "does not follow " + (expected - 1));
            }
            expected = batch.number() + 1;
        }
        if (expected != last + 1) {
            breach(last, "is missing");
        }
        begin();
        source.each(
                after,
                last,
                (line, number) -> {
                    transfers++;
                    visitor.line(line, number);
                    link(number, line);
                });
        while (open < batches.size()) {
            end();
        }
        var hash = batches.isEmpty() ? previous : batches.getLast().hash();
        return new Stretch(lane, after, last, hash, transfers, prints, archived, breaches);
    }

    private void inTable(long after, long last, Visitor lines) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT batch, %s FROM transfer WHERE lane = ? AND batch > ? AND batch <= ? ORDER BY batch, idx"
                                .formatted(TransferLine.SQL))) {
            statement.setFetchSize(ROWS_AT_ONCE);
            range(statement, after, last);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    lines.line(result.getBytes(2), result.getLong(1));
                }
            }
        }
    }

    private void link(long number, byte[] line) {
        while (open < batches.size() && batches.get(open).number() < number) {
            end();
        }
        if (open < batches.size() && batches.get(open).number() == number) {
            digest.update(line);
            rows++;
        } else {
            breach(number, "has transfers but no batch");
        }
    }

    private void begin() {
        rows = 0;
        if (open < batches.size()) {
            var batch = batches.get(open);
            var header =
                    "%s|%d|%d|%s|%s\n"
                            .formatted(
                                    previous,
                                    lane,
                                    batch.number(),
                                    batch.at().truncatedTo(ChronoUnit.MICROS),
                                    batch.businessDate());
            digest.update(header.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void end() {
        var batch = batches.get(open);
        var hash = HexFormat.of().formatHex(digest.digest());
        if (rows != batch.transfers()) {
            breach(batch.number(), "has lost or gained a transfer");
        } else if (!hash.equals(batch.hash())) {
            breach(batch.number(), "has another hash than its rows");
        }
        previous = batch.hash();
        open++;
        begin();
    }

    private List<StoredBatch> batches(long after, long last) throws SQLException {
        var found = new ArrayList<StoredBatch>();
        try (var statement =
                connection.prepareStatement(
                        "SELECT number, at, business_date, transfers, hash FROM batch"
                                + " WHERE lane = ? AND number > ? AND number <= ?"
                                + " ORDER BY number")) {
            range(statement, after, last);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(
                            new StoredBatch(
                                    lane,
                                    row.getLong(1),
                                    row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                    row.getObject(3, LocalDate.class),
                                    row.getInt(4),
                                    row.getString(5)));
                }
            }
        }
        return found;
    }

    /** The hash of a batch as stored; of one that is not there the chain's start. */
    private String hash(long number) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT hash FROM batch WHERE lane = ? AND number = ?")) {
            statement.setInt(1, lane);
            statement.setLong(2, number);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : Chain.START;
            }
        }
    }

    private void range(PreparedStatement statement, long after, long last) throws SQLException {
        statement.setInt(1, lane);
        statement.setLong(2, after);
        statement.setLong(3, last);
    }

    private void breach(long batch, String what) {
        if (breaches.size() == Invariant.MOST_LISTED) {
            return;
        }
        breaches.add(new Breach(Audit.CHAIN, "lane %d, batch %d %s".formatted(lane, batch, what)));
    }
}
