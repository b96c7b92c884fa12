package io.larder.assembly.standalone;

import io.larder.assembly.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A directory that holds one installation's data, held exclusively by this process until it is
 * closed or the process ends. The lock is the operating system's, so a killed process leaves none.
 */
public final class DataDirectory implements AutoCloseable {

    /** The operator's settings; the only file that may be there before the first start. */
    static final String SETTINGS = "larder.yaml";

    /** The archives of closed months; may be a link to a directory elsewhere. */
    static final String ARCHIVE = "archive";

    private static final String LOCK = "larder.lock";

    private final Path path;
    private final FileChannel lock;
    private Stamp stamp;

    private DataDirectory(Path path, FileChannel lock, Stamp stamp) {
        this.path = path;
        this.lock = lock;
        this.stamp = stamp;
    }

    /** Where data is kept unless told otherwise. */
    public static Path usual(Mode mode) {
        var name = mode == Mode.LIVE ? "live" : "sandbox";
        return Path.of(System.getProperty("user.home"), ".larder", name);
    }

    /**
     * Takes the directory, making and stamping it where it is missing. Throws {@link Refused} when
     * another process has it, when it is of the other mode or of a newer version.
     */
    public static DataDirectory open(Path path, Mode mode) {
        try {
            var real = PrivateFiles.directory(path).toRealPath();
            var lock = lock(real);
            try {
                var stamp = stamped(real, mode);
                Running.forget(real);
                return new DataDirectory(real, lock, stamp);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data directory " + path, e);
        }
    }

    /** The mode of a directory that is there; throws {@link Refused} when there is none. */
    static Stamp stampOf(Path path) {
        try {
            var stamp = Stamp.read(path);
            if (stamp == null) {
                throw new Refused(path + " holds no data of Larder");
            }
            return stamp;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the data directory " + path, e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var file = path.resolve(LOCK);
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new Held(path, Files.readString(file).strip());
        }
        var pid = Long.toString(ProcessHandle.current().pid());
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    private static Stamp stamped(Path path, Mode mode) throws IOException {
        var stamp = Stamp.read(path);
        if (stamp == null) {
            refuseStrangers(path);
            stamp = new Stamp(mode, "0");
            stamp.write(path);
        }
        if (stamp.mode() != mode) {
            throw new Refused(
                    "%s holds %s data and can never become %s: choose another --data directory"
                            .formatted(path, stamp.mode(), mode));
        }
        return stamp;
    }

    private static void refuseStrangers(Path path) throws IOException {
        try (var files = Files.list(path)) {
            if (files.anyMatch(file -> !file.endsWith(LOCK) && !file.endsWith(SETTINGS))) {
                throw new Refused(path + " is not empty and holds no data of Larder");
            }
        }
    }

    /** Its real path. */
    public Path path() {
        return path;
    }

    /** Its mode. */
    public Mode mode() {
        return stamp.mode();
    }

    /**
     * Remembers the schema's version, so that an older program refuses before it starts anything.
     */
    void migratedTo(String schema) {
        try {
            stamp = new Stamp(stamp.mode(), schema);
            stamp.write(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether its tables were never made. */
    boolean isNew() {
        return stamp.schema().equals("0");
    }

    /** The schema's version at the last start. */
    String schema() {
        return stamp.schema();
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory must not be used in this way. */
    public static class Refused extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    /** Another process has the directory. */
    public static final class Held extends Refused {

        private static final long serialVersionUID = 1L;

        Held(Path path, String pid) {
            super("%s is in use by process %s: stop that one first".formatted(path, pid));
        }
    }
}
