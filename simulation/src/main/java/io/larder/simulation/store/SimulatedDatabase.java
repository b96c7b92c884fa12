package io.larder.simulation.store;

import io.larder.simulation.world.Chance;
import io.larder.simulation.world.Host;
import io.larder.simulation.world.World;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A database with the promises that the writer builds on: committed rows survive, a transaction is
 * all or nothing, locked rows stay as they were read, a lock by name ends with its session. Its
 * connections break, its answers get lost, and it crashes.
 */
public final class SimulatedDatabase {

    private static final ThreadLocal<@Nullable SimulatedDatabase> CURRENT = new ThreadLocal<>();
    private static final long LONGEST_KILL_MICROS = 50_000;
    private static final long LONGEST_LINGER_MICROS = 20_000_000;
    private static final long LATEST_FLUSH_MICROS = 500_000;

    /** A batch that became durable: when, and by which process. */
    public record Commit(long micros, long lane, long batch, long laneEpoch, String process) {}

    final World world;
    final Chance chance;
    final Host host = new Host("store");
    private final Set<Plant> plants;
    private final Statement statement;
    private final Map<Long, Session> sessions = new LinkedHashMap<>();
    private final List<Commit> commits = new ArrayList<>();
    private Faults faults;
    private Rows committed = new Rows();
    private Rows before = new Rows();
    private Rows durable = new Rows();
    private int durableCommits;
    private Locks locks;
    private boolean up = true;
    private long startedAt;
    private long nextId = 1;
    private long clockOff;

    /** An empty one; it becomes the calling thread's. */
    public SimulatedDatabase(World world, long seed, Faults faults, Set<Plant> plants) {
        this.world = world;
        this.chance = new Chance(seed, "network");
        this.faults = faults;
        this.plants = plants;
        this.locks = new Locks(world, plants.contains(Plant.LOCKS_FOR_ALL));
        this.statement = new Statement(this);
        this.startedAt = wallSeconds();
        CURRENT.set(this);
    }

    static SimulatedDatabase current() {
        var database = CURRENT.get();
        if (database == null) {
            throw new IllegalStateException("no database on this thread");
        }
        return database;
    }

    /** What is committed now. */
    public Rows committed() {
        return committed;
    }

    /** Every batch in the order of the commits. */
    public List<Commit> commits() {
        return commits;
    }

    /** From now on no fault happens by itself. */
    public void heal() {
        faults = Faults.NONE;
    }

    /** Whether it runs. */
    public boolean isUp() {
        return up;
    }

    /** Its clock jumps. */
    public void jump(long seconds) {
        clockOff += seconds;
    }

    /** Everything that was not committed is gone, and every connection. */
    public void crash() {
        world.note("store crashes");
        up = false;
        if (plants.contains(Plant.TORN_COMMIT)) {
            sessions.values().forEach(this::tear);
        }
        List.copyOf(sessions.values()).forEach(this::end);
        locks = new Locks(world, plants.contains(Plant.LOCKS_FOR_ALL));
        if (plants.contains(Plant.COMMIT_TOLD_EARLY)) {
            committed = durable.copy();
            commits.subList(durableCommits, commits.size()).clear();
        }
    }

    /** Runs again; connections are numbered anew. */
    public void start() {
        world.note("store starts");
        up = true;
        startedAt = wallSeconds();
        nextId = 1;
    }

    /** A process has died: its connections end, sooner or later. */
    public void clientDied(Host process) {
        List.copyOf(sessions.values()).stream()
                .filter(session -> session.client == process)
                .forEach(this::endLater);
    }

    Session connect(Host client, boolean again) throws SQLException {
        if (!up) {
            world.note(world.running() + ": connection refused");
            throw new SQLException("connection refused", "08001");
        }
        var stale = again && plants.contains(Plant.DOUBT_NOT_LOOKED_INTO);
        var session = new Session(nextId++, client, stale ? before : null);
        sessions.put(session.id, session);
        return session;
    }

    Faults faults() {
        return faults;
    }

    Locks locks() {
        return locks;
    }

    boolean has(Plant plant) {
        return plants.contains(plant);
    }

    long wallSeconds() {
        return world.micros() / 1_000_000 + clockOff;
    }

    long startedAt() {
        return startedAt;
    }

    Result execute(Session session, Sql sql, @Nullable Object[] parameters, int first)
            throws SQLException {
        session.mark();
        try {
            return statement.execute(session, sql, parameters, first);
        } catch (SQLException failed) {
            if (failed.getErrorCode() == 1213) {
                rollback(session);
            } else {
                session.backToMark();
            }
            throw failed;
        }
    }

    void commit(Session session) {
        if (plants.contains(Plant.DOUBT_NOT_LOOKED_INTO) && !session.written.isEmpty()) {
            before = committed.copy();
        }
        for (var batch : session.written.getOrDefault("batch", Map.of()).values()) {
            note(session, batch);
        }
        session.written.forEach(
                (table, rows) -> rows.forEach((key, row) -> committed.put(table, key, row)));
        session.stale = null;
        rollback(session);
        if (plants.contains(Plant.COMMIT_TOLD_EARLY)) {
            world.after(chance.time(LATEST_FLUSH_MICROS), host, this::flush);
        }
    }

    private void flush() {
        if (up) {
            durable = committed.copy();
            durableCommits = commits.size();
        }
    }

    private void note(Session session, @Nullable Object[] batch) {
        var lane = batch[0] instanceof Long number ? number : 0;
        var number = batch[1] instanceof Long n ? n : 0;
        var row = committed.row("lane", lane);
        long epoch = row != null && row[1] instanceof Long e ? e : 0;
        commits.add(new Commit(world.micros(), lane, number, epoch, session.client.toString()));
        world.note("durable: batch %d of lane %d by %s".formatted(number, lane, session.client));
    }

    /** Half of the tables. */
    private void tear(Session session) {
        int half = session.written.size() / 2;
        session.written.entrySet().stream()
                .limit(half)
                .forEach(
                        table ->
                                table.getValue()
                                        .forEach(
                                                (key, row) ->
                                                        committed.put(table.getKey(), key, row)));
    }

    void rollback(Session session) {
        session.written.clear();
        session.mark();
        locks.releaseRows(session);
    }

    /** The store notices that the client is gone. */
    void endLater(Session session) {
        boolean late = chance.happens(faults.lingers());
        world.after(
                chance.time(late ? LONGEST_LINGER_MICROS : LONGEST_KILL_MICROS),
                host,
                () -> end(session));
    }

    /** False when there is no such session. */
    boolean kill(long id) {
        var session = sessions.get(id);
        if (session == null) {
            return false;
        }
        world.note("kill of session " + id);
        world.after(chance.time(LONGEST_KILL_MICROS), host, () -> end(session));
        return true;
    }

    void end(Session session) {
        if (session.alive) {
            session.alive = false;
            session.written.clear();
            locks.releaseAll(session);
            sessions.remove(session.id, session);
            session.wake();
        }
    }
}
