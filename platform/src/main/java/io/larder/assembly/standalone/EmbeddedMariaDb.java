package io.larder.assembly.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A MariaDB server of our own: durable at each commit, reachable from this machine only, with
 * password accounts only. It ends in an orderly way when it is closed or when this process dies,
 * however it dies; after a crash of the server itself InnoDB recovers at the next start.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    /** The schema of the platform's tables. */
    public static final String SCHEMA = "larder";

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final int PORT_TRIES = 3;

    private final MariaDbFiles files;
    private final DatabaseAccounts accounts;
    private final MariaDbProcess process;
    private final int port;

    private EmbeddedMariaDb(
            MariaDbFiles files, DatabaseAccounts accounts, MariaDbProcess process, int port) {
        this.files = files;
        this.accounts = accounts;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the database of a home directory, making it first where it is missing and stopping a
     * server that an earlier process left behind. Throws {@link IllegalStateException} with the
     * place of the log when it does not come up.
     */
    public static EmbeddedMariaDb start(DatabaseSettings settings) {
        try {
            var home = PrivateFiles.directory(settings.home()).toRealPath();
            var files = MariaDbFiles.unpacked(settings.cache());
            var data = home.resolve("database");
            MariaDbProcess.stopStale(data, STOP_LIMIT);
            install(files, home, data);
            var accounts = DatabaseAccounts.of(home);
            return start(settings, files, home, accounts);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the database of " + settings.home(), e);
        }
    }

    private static EmbeddedMariaDb start(
            DatabaseSettings settings, MariaDbFiles files, Path home, DatabaseAccounts accounts)
            throws IOException {
        for (int tries = 1; ; tries++) {
            int port = settings.port() == 0 ? port(home, tries) : settings.port();
            var process = launch(settings, files, home, accounts, port);
            var server = new EmbeddedMariaDb(files, accounts, process, port);
            if (server.answers()) {
                Files.writeString(usualPort(home), Integer.toString(port));
                return server;
            }
            process.stop(STOP_LIMIT);
            if (settings.port() != 0 || tries == PORT_TRIES) {
                throw new IllegalStateException(
                        "the database did not start on port " + port + "; see " + log(home));
            }
        }
    }

    /** At first that of the last start: processes beside us still look for it there. */
    private static int port(Path home, int tries) throws IOException {
        return tries == 1 ? FreePort.usual(usualPort(home)) : FreePort.find();
    }

    private static Path usualPort(Path home) {
        return home.resolve("database.port");
    }

    private static MariaDbProcess launch(
            DatabaseSettings settings,
            MariaDbFiles files,
            Path home,
            DatabaseAccounts accounts,
            int port)
            throws IOException {
        var init = PrivateFiles.create(home.resolve("database.init"));
        Files.writeString(init, accounts.initialization());
        Files.createDirectories(home.resolve("database.tmp"));
        rotate(log(home));
        var command = MariaDbOptions.command(files, home, settings, port, init, log(home));
        return MariaDbProcess.launch(command);
    }

    /** Makes the system tables beside their place and moves them there whole. */
    private static void install(MariaDbFiles files, Path home, Path data) throws IOException {
        if (Files.isDirectory(data)) {
            return;
        }
        var fresh = home.resolve("database.new");
        Trees.delete(fresh);
        var command = new ArrayList<String>();
        command.add(files.base().resolve("scripts/mariadb-install-db").toString());
        command.addAll(
                List.of(
                        "--no-defaults",
                        "--force",
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        "--skip-name-resolve",
                        "--basedir=" + files.base(),
                        "--datadir=" + fresh,
                        "--tmpdir=" + Files.createDirectories(home.resolve("database.tmp")),
                        "--user=" + System.getProperty("user.name")));
        var output = home.resolve("database-install.log");
        var install =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (await(install) != 0) {
            throw new IllegalStateException(
                    "the database could not be made: " + Files.readString(output).strip());
        }
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int await(Process process) throws IOException {
        try {
            if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end after " + START_LIMIT.toSeconds() + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private boolean answers() {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        var app = accounts.app();
        while (process.isAlive() && System.nanoTime() < limit) {
            try (var connection =
                    DriverManager.getConnection(url(SCHEMA), app.user(), app.password())) {
                return connection.isValid(5);
            } catch (SQLException notYet) {
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        }
        return false;
    }

    private static Path log(Path home) {
        return home.resolve("database.log");
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > 4 << 20) {
            Files.move(
                    log, log.resolveSibling("database.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The JDBC address of a schema, over loopback, without credentials. */
    public String url(String schema) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema;
    }

    /** Its TCP port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The server's process id. */
    public long pid() {
        return process.pid();
    }

    /** Its accounts. */
    public DatabaseAccounts accounts() {
        return accounts;
    }

    /** Its programs. */
    public MariaDbFiles files() {
        return files;
    }

    /** Completes when the server's process has ended, for whatever reason. */
    public CompletableFuture<Void> ended() {
        return process.ended();
    }

    /** Stops the server in an orderly way, and waits for its end. */
    @Override
    public void close() {
        process.stop(STOP_LIMIT);
    }
}
