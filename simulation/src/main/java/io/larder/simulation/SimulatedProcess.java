package io.larder.simulation;

import io.larder.ledger.BusinessClock;
import io.larder.ledger.Cell;
import io.larder.ledger.writer.LaneWriter;
import io.larder.ledger.writer.SimulatedThreads;
import io.larder.ledger.writer.WriterSettings;
import io.larder.simulation.store.SimulatedDriver;
import io.larder.simulation.world.Chance;
import io.larder.simulation.world.Host;
import io.larder.simulation.world.World;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process of the platform: the production writer, and clocks of its own. */
final class SimulatedProcess extends Host {

    /** A minute before a business date ends. */
    static final Instant BEGIN = Instant.parse("2026-03-10T15:59:00Z");

    private static final int LONGEST_RETRY_MICROS = 1_000_000;

    private final World world;
    private final Cell cell;
    private final WriterSettings settings;
    private long clockOffMicros;
    private @Nullable LaneWriter writer;
    private boolean closing;

    SimulatedProcess(World world, String name, int lanes, Chance chance) {
        super(name);
        this.world = world;
        this.cell = new Cell(SimulatedDriver.URL, "sim", "sim", lanes);
        this.settings =
                new WriterSettings(
                        chance.between(1, 2),
                        chance.of(List.of(2, 8, 256)),
                        chance.of(List.of(24, 8192)));
    }

    /** Starts, trying until it has a lane. */
    void start() {
        world.note(this + " starts");
        world.start(world.strand(this, "main", this::claim));
    }

    private void claim() {
        while (writer == null) {
            try {
                BusinessClock clock = this::now;
                writer = SimulatedThreads.writer(world, this, cell, clock, this::now, settings);
            } catch (SQLException away) {
                world.running().pause(world.scheduling().between(1, LONGEST_RETRY_MICROS));
            }
        }
        world.note(this + " writes on lane " + writer.laneNumber());
    }

    /** Its writer, while it takes commands. */
    @Nullable LaneWriter writer() {
        return isDead() ? null : writer;
    }

    boolean isClosing() {
        return closing;
    }

    /** Stops in order, and dies. */
    void close(Runnable afterwards) {
        var open = writer;
        if (open == null || closing) {
            return;
        }
        closing = true;
        world.note(this + " stops");
        world.start(
                world.strand(
                        this,
                        "close",
                        () -> {
                            open.close();
                            world.running().pause(LONGEST_RETRY_MICROS);
                            die();
                            afterwards.run();
                        }));
    }

    /** Its clocks jump. */
    void jump(long micros) {
        clockOffMicros += micros;
    }

    /** Its clocks are right again. */
    void setClocks() {
        clockOffMicros = 0;
    }

    /** Its own time. */
    Instant now() {
        return BEGIN.plus(world.micros() + clockOffMicros, ChronoUnit.MICROS);
    }
}
