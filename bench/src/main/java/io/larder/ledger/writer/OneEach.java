package io.larder.ledger.writer;

import io.larder.ledger.Cell;
import io.larder.ledger.Command;
import io.larder.ledger.Moment;
import io.larder.ledger.Refusal;
import io.larder.ledger.core.Decisions;
import io.larder.ledger.core.Locked;
import io.larder.ledger.core.Remembered;
import io.larder.ledger.core.Work;
import io.larder.ledger.core.Written;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The reference of the ledger's benchmark: one transaction for each command, with the production
 * decision and the production texts of SQL for one row; the hot account last, then COMMIT. Either
 * each text is a prepared statement with a round trip of its own, or all that is read goes as one
 * text and all that is written as another, with its COMMIT: two round trips, nothing prepared. It
 * keeps no lane and no hash chain, so it does a little less than the writer does.
 */
public final class OneEach implements AutoCloseable {

    /** A lane that no writer claims, for the keys of transfers and events. */
    private static final int LANE = 1_000;

    private static final Shape COMMIT = Shape.fixed("COMMIT", 0);
    private static final AtomicLong TRANSACTIONS = new AtomicLong();
    private static final AtomicLong EVENTS = new AtomicLong();
    private static final Set<String> STRIPES = ConcurrentHashMap.newKeySet();

    private final Connection connection;
    private final Statements statements;
    private final int mostAsText;

    /**
     * Opens one worker's connection; the first command of all must run alone.
     *
     * @param prepared by prepared statements, or else in two round trips
     */
    public OneEach(Cell cell, boolean prepared) throws SQLException {
        mostAsText = prepared ? 0 : Integer.MAX_VALUE;
        connection =
                DriverManager.getConnection(
                        cell.jdbcUrl() + LaneConnection.OPTIONS, cell.user(), cell.password());
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        statements = new Statements(connection);
    }

    /** Runs one command to its commit; false when it was refused. */
    public <R, F extends Refusal> boolean run(Command<R, F> command) throws SQLException {
        var work = new Work<>(command);
        var locked = new Locked();
        var known = read(work, locked);
        var at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var now = new Moment(at, at.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate());
        var decisions = new Decisions(now, known, locked);
        decisions.first(List.of(work));
        var written = decisions.written();
        if (written.isEmpty()) {
            connection.rollback();
            return false;
        }
        write(written, now);
        return true;
    }

    private Map<String, Remembered> read(Work<?, ?> work, Locked locked) throws SQLException {
        var round = new Round(statements, mostAsText);
        var known = new HashMap<String, Remembered>();
        LaneReads.addKnown(List.of(work.keyText()), known, round);
        LaneReads.add(work.reads(), locked, round);
        round.run();
        return known;
    }

    private void write(Written written, Moment now) throws SQLException {
        var round = new Round(statements, mostAsText);
        long number = TRANSACTIONS.incrementAndGet();
        long firstEvent = EVENTS.getAndAdd(written.events().size());
        var place = new BatchHeader(LANE, number, 0, firstEvent, now, "");
        new LaneWrites(round).add(written, place, STRIPES);
        if (mostAsText > 0) {
            round.write(COMMIT, List.<@Nullable Object[]>of(new @Nullable Object[0]), 0);
            round.run();
        } else {
            round.run();
            connection.commit();
        }
        STRIPES.addAll(written.hotMovements().keySet());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
