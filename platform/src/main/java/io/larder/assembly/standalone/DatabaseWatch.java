package io.larder.assembly.standalone;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the embedded database back when it dies under us, on the same port, so that the rooms only
 * see an outage. Gives up when it dies again and again.
 */
final class DatabaseWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final int MOST_RESTARTS = 100;
    private static final Duration AT_LEAST_ALIVE = Duration.ofSeconds(2);

    private final DatabaseSettings settings;
    private final Runnable lost;
    private final ReentrantLock changing = new ReentrantLock();
    private EmbeddedMariaDb server;
    private long startedAt = System.nanoTime();
    private int restarts;
    private boolean closed;

    private DatabaseWatch(DatabaseSettings settings, EmbeddedMariaDb server, Runnable lost) {
        this.settings = settings;
        this.server = server;
        this.lost = lost;
    }

    /**
     * @param lost is run when the database does not come back
     */
    static DatabaseWatch start(DatabaseSettings settings, Runnable lost) {
        var server = EmbeddedMariaDb.start(settings);
        var watch = new DatabaseWatch(settings.at(server.port()), server, lost);
        watch.listen(server);
        return watch;
    }

    /** The server of this moment; a later one has the same address and accounts. */
    EmbeddedMariaDb server() {
        return server;
    }

    private void listen(EmbeddedMariaDb running) {
        var unused = running.ended().thenRunAsync(this::restart);
    }

    private void restart() {
        changing.lock();
        try {
            if (closed) {
                return;
            }
            boolean diedAtOnce = System.nanoTime() - startedAt < AT_LEAST_ALIVE.toNanos();
            if (diedAtOnce || ++restarts > MOST_RESTARTS) {
                LOG.error("the database ended and is not started again");
                lost.run();
                return;
            }
            LOG.error("the database ended by itself and is started again");
            startedAt = System.nanoTime();
            server = EmbeddedMariaDb.start(settings);
            listen(server);
        } catch (RuntimeException e) {
            LOG.error("the database ended and cannot be started again", e);
            lost.run();
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void close() {
        changing.lock();
        try {
            closed = true;
            server.close();
        } finally {
            changing.unlock();
        }
    }
}
