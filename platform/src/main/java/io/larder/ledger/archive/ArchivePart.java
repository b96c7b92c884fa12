package io.larder.ledger.archive;

import io.larder.ledger.ArchivedFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row of {@code ledger_archive}: some of a lane's batches in a row, all of one month, in one
 * file.
 *
 * @param afterBatch the batch before the first
 * @param emptiedTo the last batch whose transfers are in the file alone; later ones are still in
 *     the table alone, as far as readers go
 * @param month as {@code 2026-08}
 * @param file its name in the archives' directory
 * @param bytes its length
 * @param sha256 of the whole file
 * @param previousHash the chain's hash before the first batch
 * @param lastHash that of the last batch
 * @param firstAt the time of the first batch
 * @param lastAt that of the last
 */
public record ArchivePart(
        int lane,
        long afterBatch,
        long lastBatch,
        long emptiedTo,
        String month,
        String file,
        long bytes,
        String sha256,
        long transfers,
        String previousHash,
        String lastHash,
        Instant firstAt,
        Instant lastAt) {

    private static final String SELECT =
            """
            SELECT lane, after_batch, last_batch, emptied_to, month, file, bytes, sha256, transfers,
                   previous_hash, last_hash, first_at, last_at
              FROM ledger_archive ORDER BY lane, last_batch
            """;

    private static final String INSERT =
            """
            INSERT INTO ledger_archive (lane, after_batch, last_batch, emptied_to, month, file,
              bytes, sha256, transfers, previous_hash, last_hash, first_at, last_at, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SEALED')
            """;

    /** All of them, lane by lane in the order of batches. */
    public static List<ArchivePart> all(JdbcClient sql) {
        return sql.sql(SELECT).query((row, number) -> read(row)).list();
    }

    void insert(JdbcClient sql) {
        sql.sql(INSERT)
                .params(
                        lane,
                        afterBatch,
                        lastBatch,
                        emptiedTo,
                        month,
                        file,
                        bytes,
                        sha256,
                        transfers,
                        previousHash,
                        lastHash,
                        LocalDateTime.ofInstant(firstAt, ZoneOffset.UTC),
                        LocalDateTime.ofInstant(lastAt, ZoneOffset.UTC))
                .update();
    }

    /** As others are told of it. */
    ArchivedFile told() {
        return new ArchivedFile(file, month, lane, afterBatch, lastBatch, transfers, bytes, sha256);
    }

    /** Whether the table holds nothing of it any more. */
    public boolean isEmptied() {
        return emptiedTo == lastBatch;
    }

    private static ArchivePart read(ResultSet row) throws SQLException {
        return new ArchivePart(
                row.getInt(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getString(8),
                row.getLong(9),
                row.getString(10),
                row.getString(11),
                row.getObject(12, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject(13, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
