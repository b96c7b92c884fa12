package io.larder.assembly.standalone;

import io.larder.assembly.Durability;
import io.larder.assembly.Migrations;
import io.larder.assembly.Mode;
import io.larder.vault.MasterKeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole platform in this process: its data directory, its database, the sandbox beside it, and
 * every room. What was started is stopped in the opposite order, also when a start breaks off.
 */
final class StandalonePlatform implements AutoCloseable {

    private final StartOptions options;
    private final Progress progress;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private @Nullable Started parts;
    private volatile @Nullable SandboxProgram sandbox;

    private StandalonePlatform(StartOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * What runs.
     *
     * @param sandbox null without one
     * @param api its address, such as {@code http://127.0.0.1:8080}
     * @param welcome how one gets in
     */
    record Started(
            DataDirectory data,
            DatabaseWatch database,
            @Nullable SandboxProgram sandbox,
            ConfigurableApplicationContext rooms,
            String api,
            Welcome welcome) {}

    /**
     * Starts everything and answers when the API does.
     *
     * @param lost is run when the database ended and does not come back
     */
    static StandalonePlatform start(StartOptions options, Progress progress, Runnable lost) {
        var platform = new StandalonePlatform(options, progress);
        try {
            platform.parts = platform.startAll(lost);
            return platform;
        } catch (RuntimeException | Error e) {
            platform.close();
            throw e;
        }
    }

    private Started startAll(Runnable lost) {
        var data = opened(DataDirectory.open(options.data(), options.mode()));
        Migrations.refuseNewer(data.schema());
        var channels = options.sandbox() == null ? null : launchSandbox(options.sandbox());
        var settings = DatabaseSettings.forServer(data.path());
        var database = opened(DatabaseWatch.start(settings, lost));
        progress.say(
                "database ready (MariaDB, buffer pool %,d MB)".formatted(settings.bufferPoolMb()));
        requireMasterKey(data);
        migrate(data, database.server());
        var sandbox = channels == null ? null : channels.channels();
        if (sandbox != null) {
            progress.say("sandbox ready (" + String.join(", ", sandbox.channels().keySet()) + ")");
            opened(sandbox).keepAlive(progress::say);
            this.sandbox = sandbox;
        }
        var rooms =
                opened(
                        Rooms.serve(
                                new Serving(
                                        data.path(),
                                        options.mode(),
                                        database.server().port(),
                                        database.server().accounts().app(),
                                        sandbox == null ? null : sandbox.called(),
                                        sandbox,
                                        "larder.log",
                                        options.port())));
        var api = "http://127.0.0.1:" + rooms.getEnvironment().getProperty("local.server.port");
        var welcome = Welcome.of(rooms, options.mode());
        remember(
                data.path(),
                new Running(
                        ProcessHandle.current().pid(),
                        api,
                        database.server().port(),
                        sandbox == null ? Map.of() : sandbox.channels()));
        progress.say("rooms ready");
        return new Started(data, database, sandbox, rooms, api, welcome);
    }

    private SandboxProgram.Starting launchSandbox(List<String> command) {
        var data = options.sandboxData();
        return opened(SandboxProgram.launch(command, data, data.resolve("keys")));
    }

    private void migrate(DataDirectory data, EmbeddedMariaDb server) {
        try (var owner = Rooms.ownerSource(server)) {
            Durability.require(JdbcClient.create(owner));
            var migrations = new Migrations(owner);
            if (migrations.isUpgrade()) {
                BesideSlot.requireNone(data.path());
                var backup = BackUp.beforeUpgrade(data, server, migrations);
                progress.say("backed up before the upgrade to " + backup);
            }
            int ran = migrations.run();
            data.migratedTo(migrations.applied());
            if (ran > 0) {
                progress.say("tables brought to version " + migrations.applied());
            }
        }
    }

    /** Made with the directory; a lost one is never replaced, since nothing could be read again. */
    private static void requireMasterKey(DataDirectory data) {
        var file = data.path().resolve("master.key");
        if (!Files.exists(file)) {
            if (!data.isNew()) {
                throw new DataDirectory.Refused(
                        file + " is missing: put the vault's master key back before starting");
            }
            MasterKeyFile.create(file, new SecureRandom());
        }
    }

    private void remember(Path data, Running running) {
        try {
            running.write(data);
            opened(() -> Running.forget(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    /** What runs; only after a successful start. */
    Started parts() {
        var running = parts;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    /** What the sandbox's channels are called and where they are; empty without a sandbox. */
    private Map<String, SandboxChannel> channels() {
        var sandbox = parts().sandbox();
        return options.mode() == Mode.SANDBOX && sandbox != null ? sandbox.channels() : Map.of();
    }

    /** What a start tells. */
    Greeting greeting() {
        var running = parts();
        return new Greeting(
                options.mode(), running.api(), running.welcome(), channels(), options.data());
    }

    /** What ends from now on was told to: a Ctrl-C reaches the sandbox too. */
    void ending() {
        var beside = sandbox;
        if (beside != null) {
            beside.letEnd();
        }
    }

    @Override
    public void close() {
        ending();
        while (!started.isEmpty()) {
            var part = started.pop();
            try {
                part.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(StandalonePlatform.class)
                        .error("{} did not stop as it should", part, e);
            }
        }
    }
}
