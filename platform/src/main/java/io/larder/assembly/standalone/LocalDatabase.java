package io.larder.assembly.standalone;

import io.larder.assembly.Migrations;
import io.larder.assembly.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The database of a data directory for one command: that of the running platform where one runs,
 * otherwise one started for the command and stopped after it.
 */
final class LocalDatabase implements AutoCloseable {

    private final Path directory;
    private final Mode mode;
    private final int port;
    private final DatabaseAccounts accounts;
    private final Map<String, String> channels;
    private final @Nullable EmbeddedMariaDb server;
    private final @Nullable DataDirectory held;

    private LocalDatabase(
            Path directory,
            Mode mode,
            int port,
            DatabaseAccounts accounts,
            Map<String, String> channels,
            @Nullable EmbeddedMariaDb server,
            @Nullable DataDirectory held) {
        this.directory = directory;
        this.mode = mode;
        this.port = port;
        this.accounts = accounts;
        this.channels = channels;
        this.server = server;
        this.held = held;
    }

    /**
     * Opens it. Throws {@link DataDirectory.Refused} where there is no data, or data of another
     * version than this program's.
     */
    static LocalDatabase of(Path path) {
        try {
            var stamp = DataDirectory.stampOf(path);
            if (!stamp.schema().equals(Migrations.known())) {
                throw new DataDirectory.Refused(
                        "%s has schema version %s, this program has %s: start the program that fits once"
                                .formatted(path, stamp.schema(), Migrations.known()));
            }
            return opened(path.toRealPath(), stamp);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the data directory " + path, e);
        }
    }

    private static LocalDatabase opened(Path path, Stamp stamp) throws IOException {
        DataDirectory held;
        try {
            held = DataDirectory.open(path, stamp.mode());
        } catch (DataDirectory.Held running) {
            return attached(path, stamp, running);
        }
        try {
            var server = EmbeddedMariaDb.start(DatabaseSettings.forServer(path));
            return new LocalDatabase(
                    path, stamp.mode(), server.port(), server.accounts(), Map.of(), server, held);
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    private static LocalDatabase attached(Path path, Stamp stamp, DataDirectory.Held running)
            throws IOException {
        var platform = Running.read(path);
        if (platform == null) {
            throw running;
        }
        var accounts = DatabaseAccounts.of(path);
        return new LocalDatabase(
                path,
                stamp.mode(),
                platform.databasePort(),
                accounts,
                platform.channels(),
                null,
                null);
    }

    Path directory() {
        return directory;
    }

    Mode mode() {
        return mode;
    }

    int port() {
        return port;
    }

    DatabaseAccounts accounts() {
        return accounts;
    }

    /** Throws {@link DataDirectory.Refused} when a platform runs on it, or waits for it. */
    void requireStopped() {
        if (server == null) {
            throw new DataDirectory.Refused("a platform runs on " + directory + ": stop it first");
        }
        BesideSlot.requireNone(directory);
    }

    /** The settings by which a running platform's sandbox is called; empty without one. */
    Map<String, String> channels() {
        return channels;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (held != null) {
            held.close();
        }
    }
}
