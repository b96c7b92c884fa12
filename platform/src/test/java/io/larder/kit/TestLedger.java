package io.larder.kit;

import io.larder.ledger.BusinessClock;
import io.larder.ledger.Cell;
import io.larder.ledger.Writer;
import io.larder.ledger.writer.BatchListener;
import io.larder.ledger.writer.LaneWriter;
import io.larder.ledger.writer.WriterSettings;
import java.sql.SQLException;
import java.time.InstantSource;

/** The production writer on a test's own schema. */
public final class TestLedger implements AutoCloseable {

    private final LaneWriter writer;

    /** Starts a writer on the next free lane. */
    public TestLedger(TestDatabase database, MovableClock clock) {
        this(database, clock, WriterSettings.oneLane());
    }

    /** Starts a writer that works as told. */
    public TestLedger(TestDatabase database, MovableClock clock, WriterSettings settings) {
        this(database, clock, settings, BatchListener.NONE);
    }

    /** Starts a writer that tells of each batch between its commit and its answers. */
    public TestLedger(
            TestDatabase database,
            BusinessClock clock,
            WriterSettings settings,
            BatchListener listener) {
        var account = TestDatabase.server().accounts().app();
        var cell = new Cell(database.url(), account.user(), account.password(), 8);
        try {
            writer =
                    new LaneWriter(
                            cell, clock, InstantSource.system(), settings, () -> false, listener);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The writer. */
    public Writer writer() {
        return writer;
    }

    @Override
    public void close() {
        writer.close();
    }
}
