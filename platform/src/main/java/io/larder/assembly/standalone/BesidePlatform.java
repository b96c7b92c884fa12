package io.larder.assembly.standalone;

import io.larder.assembly.Durability;
import io.larder.assembly.Migrations;
import io.larder.assembly.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A second server process on the database of a running platform. It has the rooms, with lanes of
 * their own, and nothing else: no database, no sandbox, no change of tables. While the first
 * process is away its writer waits; it goes on when the first is back.
 */
final class BesidePlatform implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final Stamp stamp;
    private final Running first;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Greeting greeting;

    private BesidePlatform(Path data, Stamp stamp, Running first) {
        this.data = data;
        this.stamp = stamp;
        this.first = first;
    }

    /**
     * Starts and answers when the API does. Throws {@link DataDirectory.Refused} where no platform
     * runs, or one of another version.
     *
     * @param port of the API; 0 takes a free one
     * @param lost is run when the first process came back as something this one cannot work with
     */
    static BesidePlatform start(Path path, int port, Progress progress, Runnable lost) {
        var stamp = DataDirectory.stampOf(path);
        requireSameVersion(path, stamp);
        try {
            var data = path.toRealPath();
            var platform = new BesidePlatform(data, stamp, awaited(data, stamp.mode()));
            try {
                platform.startAll(port, progress);
                platform.watch(progress, lost);
                return platform;
            } catch (RuntimeException | Error e) {
                platform.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data directory " + path, e);
        }
    }

    private static void requireSameVersion(Path path, Stamp stamp) {
        if (!stamp.schema().equals(Migrations.known())) {
            throw new DataDirectory.Refused(
                    "%s has schema version %s, this program has %s: start the same program on both"
                            .formatted(path, stamp.schema(), Migrations.known()));
        }
    }

    /** The first process, which may still be starting. */
    private static Running awaited(Path data, Mode mode) throws IOException {
        long until = System.nanoTime() + START_PATIENCE.toNanos();
        while (isHeld(data, mode)) {
            var running = Running.read(data);
            if (running != null && ProcessHandle.of(running.pid()).isPresent()) {
                return running;
            }
            if (System.nanoTime() > until) {
                throw new DataDirectory.Refused("the platform on " + data + " does not get ready");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new DataDirectory.Refused(
                "no platform runs on %s: start it first, with \"./larder start --data %s\""
                        .formatted(data, data));
    }

    private static boolean isHeld(Path data, Mode mode) {
        try {
            DataDirectory.open(data, mode).close();
            return false;
        } catch (DataDirectory.Held byTheFirst) {
            return true;
        }
    }

    private void startAll(int port, Progress progress) throws IOException {
        var slot = opened(BesideSlot.take(data));
        var account = DatabaseAccounts.of(data).app();
        var url = "jdbc:mariadb://127.0.0.1:%d/%s";
        Durability.require(
                JdbcClient.create(
                        new DriverManagerDataSource(
                                url.formatted(first.databasePort(), EmbeddedMariaDb.SCHEMA),
                                account.user(),
                                account.password())));
        progress.say("database found, of process " + first.pid());
        var channels = first.sandbox().isEmpty() ? null : opened(channels());
        var log = "beside-%d.log".formatted(slot.number());
        var rooms =
                opened(
                        Rooms.serve(
                                new Serving(
                                        data,
                                        stamp.mode(),
                                        first.databasePort(),
                                        account,
                                        channels,
                                        null,
                                        log,
                                        port)));
        greeting = greeting(rooms, slot.number());
        progress.say("rooms ready");
    }

    private SandboxChannels channels() throws IOException {
        return SandboxChannels.of(first.sandbox(), StartOptions.sandboxData(data));
    }

    private Greeting greeting(ConfigurableApplicationContext rooms, int slot) {
        return new Greeting(
                stamp.mode(),
                "http://127.0.0.1:" + rooms.getEnvironment().getProperty("local.server.port"),
                Welcome.beside(rooms, stamp.mode(), slot),
                new TreeMap<>(first.sandbox()),
                data);
    }

    private void watch(Progress progress, Runnable lost) {
        Thread.ofVirtual()
                .name("first-process")
                .start(
                        () -> {
                            while (!isClosing()) {
                                var why = whyNotWith(data);
                                if (why != null) {
                                    progress.say(why + ": start this process again");
                                    lost.run();
                                    return;
                                }
                            }
                        });
    }

    private boolean isClosing() {
        try {
            return closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    /** Why it cannot work with the first process as it came back; null while it can, or is away. */
    private @Nullable String whyNotWith(Path directory) {
        try {
            if (!stamp.equals(Stamp.read(directory))) {
                return "the tables were changed by another version";
            }
            var now = Running.read(directory);
            if (now != null && now.databasePort() != first.databasePort()) {
                return "the database came back on another port";
            }
            if (now != null && !Map.copyOf(now.sandbox()).equals(first.sandbox())) {
                return "the sandbox came back on other ports";
            }
            return null;
        } catch (IOException | RuntimeException unreadable) {
            LoggerFactory.getLogger(BesidePlatform.class)
                    .warn("what runs on {} cannot be read", directory, unreadable);
            return null;
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    /** What a start tells. */
    Greeting greeting() {
        var told = greeting;
        if (told == null) {
            throw new IllegalStateException("not started");
        }
        return told;
    }

    @Override
    public void close() {
        closing.countDown();
        while (!started.isEmpty()) {
            var part = started.pop();
            try {
                part.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(BesidePlatform.class)
                        .error("{} did not stop as it should", part, e);
            }
        }
    }
}
