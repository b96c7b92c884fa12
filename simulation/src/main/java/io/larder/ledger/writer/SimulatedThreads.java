package io.larder.ledger.writer;

import io.larder.ledger.BusinessClock;
import io.larder.ledger.Cell;
import io.larder.simulation.world.Host;
import io.larder.simulation.world.Strand;
import io.larder.simulation.world.World;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The writer's threads as strands of a simulated process. */
public final class SimulatedThreads implements Threads {

    private final World world;
    private final Host process;

    private SimulatedThreads(World world, Host process) {
        this.world = world;
        this.process = process;
    }

    /** The production writer in a simulated process; to be called on one of its strands. */
    public static LaneWriter writer(
            World world,
            Host process,
            Cell cell,
            BusinessClock clock,
            InstantSource wallTime,
            WriterSettings settings)
            throws SQLException {
        return new LaneWriter(
                cell,
                clock,
                wallTime,
                settings,
                () -> false,
                BatchListener.NONE,
                new SimulatedThreads(world, process));
    }

    @Override
    public Running thread(String name, Runnable work) {
        return new OnStrand(world.strand(process, name, work));
    }

    private final class OnStrand implements Running {
        private final Strand strand;

        OnStrand(Strand strand) {
            this.strand = strand;
        }

        @Override
        public void start() {
            world.start(strand);
        }

        @Override
        public void wake() {
            strand.wake();
        }

        @Override
        public void join(Duration longest) {
            world.running().join(strand, micros(longest));
        }
    }

    @Override
    public Executor answers() {
        return answer -> world.after(world.latency(), process, answer);
    }

    @Override
    public Lock lock() {
        return new StrandLock();
    }

    @Override
    public void park(Duration longest) {
        world.running().waitAtMost(micros(longest));
    }

    @Override
    public long nanos() {
        return TimeUnit.MICROSECONDS.toNanos(world.micros());
    }

    @Override
    public void sleep(Duration time) {
        world.running().pause(micros(time));
    }

    private static long micros(Duration time) {
        return TimeUnit.NANOSECONDS.toMicros(time.toNanos());
    }

    /** A lock whose conditions are those of strands. */
    private final class StrandLock extends ReentrantLock {
        @Override
        public Condition newCondition() {
            return new OfStrands(this);
        }
    }

    /** Strands that wait for a signal; who is signalled goes on a little later. */
    private final class OfStrands implements Condition {
        private final Lock lock;
        private final ArrayDeque<Strand> waiting = new ArrayDeque<>();

        OfStrands(Lock lock) {
            this.lock = lock;
        }

        @Override
        public boolean await(long time, TimeUnit unit) {
            var strand = world.running();
            waiting.add(strand);
            lock.unlock();
            strand.waitAtMost(unit.toMicros(time));
            lock.lock();
            return !waiting.remove(strand);
        }

        @Override
        public void signal() {
            var first = waiting.poll();
            if (first != null) {
                first.wake();
            }
        }

        @Override
        public void signalAll() {
            waiting.forEach(Strand::wake);
            waiting.clear();
        }

        @Override
        public void await() {
            throw new UnsupportedOperationException("a wait without an end");
        }

        @Override
        public void awaitUninterruptibly() {
            throw new UnsupportedOperationException("a wait without an end");
        }

        @Override
        public long awaitNanos(long nanos) {
            throw new UnsupportedOperationException("not used by the writer");
        }

        @Override
        public boolean awaitUntil(Date deadline) {
            throw new UnsupportedOperationException("not used by the writer");
        }
    }
}
