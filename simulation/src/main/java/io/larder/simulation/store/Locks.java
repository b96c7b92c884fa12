package io.larder.simulation.store;

import io.larder.simulation.store.Session.Place;
import io.larder.simulation.world.World;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive locks on rows and by name; a wait ends by a grant, a time-out, a deadlock or a kill.
 */
final class Locks {

    private static final long LOCK_WAIT_MICROS = 2_000_000;

    private final World world;
    private final boolean forAll;
    private final Map<Object, Session> owners = new HashMap<>();
    private final Map<Object, Set<Session>> waiting = new HashMap<>();

    Locks(World world, boolean forAll) {
        this.world = world;
        this.forAll = forAll;
    }

    void lock(Session session, Place place) throws SQLException {
        if (session.locks.contains(place)) {
            return;
        }
        long until = world.micros() + LOCK_WAIT_MICROS;
        while (!forAll && owners.get(place) != null) {
            session.waitsFor = place;
            if (isCycle(session)) {
                session.waitsFor = null;
                throw new SQLException("deadlock on " + place, "40001", 1213);
            }
            if (!awaited(session, place, until)) {
                throw new SQLException("lock wait time-out on " + place, "HY000", 1205);
            }
        }
        owners.put(place, session);
        session.locks.add(place);
    }

    /** A lock by name, which lives as long as the session; false when it is not free in time. */
    boolean lock(Session session, String name, long micros) throws SQLException {
        long until = world.micros() + micros;
        while (owners.get(name) != null && owners.get(name) != session) {
            if (world.micros() >= until || !awaited(session, name, until)) {
                return false;
            }
        }
        owners.put(name, session);
        session.advisory.add(name);
        return true;
    }

    private boolean awaited(Session session, Object what, long until) throws SQLException {
        waiting.computeIfAbsent(what, w -> new LinkedHashSet<>()).add(session);
        session.waiting = world.running();
        world.running().waitAtMost(until - world.micros());
        session.waiting = null;
        session.waitsFor = null;
        var others = waiting.get(what);
        if (others != null) {
            others.remove(session);
        }
        if (!session.alive) {
            throw SimulatedConnection.lost("the session has ended");
        }
        return owners.get(what) == null || world.micros() < until;
    }

    private boolean isCycle(Session session) {
        @Nullable Session next = session;
        for (int i = 0; i < 100 && next != null && next.waitsFor != null; i++) {
            next = owners.get(next.waitsFor);
            if (next == session) {
                return true;
            }
        }
        return false;
    }

    /** The end of a transaction. */
    void releaseRows(Session session) {
        session.locks.forEach(place -> release(session, place));
        session.locks.clear();
    }

    /** The end of a session. */
    void releaseAll(Session session) {
        releaseRows(session);
        session.advisory.forEach(name -> release(session, name));
        session.advisory.clear();
    }

    private void release(Session session, Object what) {
        if (owners.get(what) == session) {
            owners.remove(what);
        }
        var some = waiting.remove(what);
        if (some != null) {
            some.forEach(Session::wake);
        }
    }
}
