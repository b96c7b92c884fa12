package io.larder.ledger.archive;

import io.larder.ledger.ArchiveDamaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the rows of a sealed archive out of the table, some at a time. Each time is one
 * transaction: the rows go, their sums are added to what is archived, and the archive's {@code
 * emptied_to} rises. So a snapshot finds each transfer in the table or in the archive, and never in
 * both, however far it came.
 */
final class EmptyTable {

    private static final int BATCHES_AT_ONCE = 1_000;

    /** A side of the rows that go. */
    private static final String SIDE =
            """
            SELECT $side AS name,
                   CASE WHEN phase IN ('POST', 'COMMIT') THEN amount_minor ELSE 0 END AS posted,
                   CASE phase WHEN 'POST' THEN 0 WHEN 'HOLD' THEN amount_minor
                     ELSE -amount_minor END AS pending, $debit AS debit
              FROM transfer WHERE lane = :lane AND batch > :after AND batch <= :last
            """;

    private static final String ADD =
            """
            INSERT INTO ledger_archived
              (name, debits_posted, credits_posted, debits_pending, credits_pending)
            SELECT name, SUM(debit * posted), SUM((1 - debit) * posted), SUM(debit * pending),
                   SUM((1 - debit) * pending)
              FROM (%s UNION ALL %s) gone GROUP BY name
            ON DUPLICATE KEY UPDATE
              debits_posted = ledger_archived.debits_posted + VALUES(debits_posted),
              credits_posted = ledger_archived.credits_posted + VALUES(credits_posted),
              debits_pending = ledger_archived.debits_pending + VALUES(debits_pending),
              credits_pending = ledger_archived.credits_pending + VALUES(credits_pending)
            """
                    .formatted(
                            SIDE.replace("$side", "debit").replace("$debit", "1"),
                            SIDE.replace("$side", "credit").replace("$debit", "0"));

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Path directory;
    private final int rowsAtOnce;
    private final Crash crash;

    EmptyTable(DataSource database, ArchiveSettings settings, Crash crash) {
        this.sql = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.directory = settings.place();
        this.rowsAtOnce = settings.rowsAtOnce();
        this.crash = crash;
    }

    private record Sized(long number, int transfers) {}

    /**
     * Goes on until the table holds nothing of it.
     *
     * @param gone told how many rows went
     */
    void empty(ArchivePart part, LongConsumer gone) {
        if (part.isEmptied()) {
            return;
        }
        requireFile(part);
        for (long at = part.emptiedTo(); at < part.lastBatch(); ) {
            long after = at;
            var piece = piece(part, after);
            transaction.executeWithoutResult(status -> take(part, after, piece));
            gone.accept(piece.transfers());
            at = piece.number();
            crash.after("emptied");
        }
    }

    /** Nothing goes whose archive is not there as it was sealed. */
    private void requireFile(ArchivePart part) {
        var file = directory.resolve(part.file());
        try {
            if (!Files.isRegularFile(file)) {
                throw new ArchiveDamaged(part.file(), "is missing", null);
            }
            if (!Sha256.of(file).equals(part.sha256())) {
                throw new ArchiveDamaged(part.file(), "is not the one that was sealed", null);
            }
        } catch (IOException e) {
            throw new ArchiveDamaged(part.file(), "cannot be read: " + e.getMessage(), e);
        }
    }

    /** The last of the next batches, and how many transfers they hold. */
    private Sized piece(ArchivePart part, long after) {
        var batches =
                sql.sql(
                                "SELECT number, transfers FROM batch"
                                        + " WHERE lane = ? AND number > ? AND number <= ?"
                                        + " ORDER BY number LIMIT ?")
                        .params(part.lane(), after, part.lastBatch(), BATCHES_AT_ONCE)
                        .query(Sized.class)
                        .list();
        int transfers = 0;
        long last = after;
        for (var batch : batches) {
            if (last > after && transfers + batch.transfers() > rowsAtOnce) {
                break;
            }
            transfers += batch.transfers();
            last = batch.number();
        }
        if (last == after) {
            throw new IllegalStateException(
                    "lane %d has no batch after %d".formatted(part.lane(), after));
        }
        return new Sized(last, transfers);
    }

    /** The archive's row is changed first: who wants all lanes still, holds it meanwhile. */
    private void take(ArchivePart part, long after, Sized piece) {
        int changed =
                sql.sql(
                                "UPDATE ledger_archive SET emptied_to = ?, state = ?"
                                        + " WHERE lane = ? AND last_batch = ? AND emptied_to = ?")
                        .params(
                                piece.number(),
                                piece.number() == part.lastBatch() ? "EMPTIED" : "SEALED",
                                part.lane(),
                                part.lastBatch(),
                                after)
                        .update();
        require(changed == 1, part, "is emptied by somebody else");
        sql.sql(ADD)
                .param("lane", part.lane())
                .param("after", after)
                .param("last", piece.number())
                .update();
        int gone =
                sql.sql("DELETE FROM transfer WHERE lane = ? AND batch > ? AND batch <= ?")
                        .params(part.lane(), after, piece.number())
                        .update();
        require(gone == piece.transfers(), part, "has other rows in the table");
    }

    private static void require(boolean holds, ArchivePart part, String what) {
        if (!holds) {
            throw new ArchiveDamaged(part.file(), what, null);
        }
    }
}
