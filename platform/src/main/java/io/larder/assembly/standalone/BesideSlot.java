package io.larder.assembly.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One of the places beside the process that holds a data directory. The lock is the operating
 * system's, so a killed process leaves none; whoever is about to change what all of them rely on
 * asks whether one is held.
 */
record BesideSlot(int number, FileChannel lock) implements AutoCloseable {

    /** Each may write two lanes, of eight; some are left for commands. */
    static final int MOST = 2;

    /** Takes the first free one; throws {@link DataDirectory.Refused} when there is none. */
    static BesideSlot take(Path directory) {
        for (int number = 1; number <= MOST; number++) {
            var lock = lock(directory, number);
            if (lock != null) {
                return new BesideSlot(number, lock);
            }
        }
        throw new DataDirectory.Refused(
                "%d processes run beside the one of %s, more are not possible"
                        .formatted(MOST, directory));
    }

    /** Throws {@link DataDirectory.Refused} while a process runs beside the directory's own. */
    static void requireNone(Path directory) {
        for (int number = 1; number <= MOST; number++) {
            try (var lock = lock(directory, number)) {
                if (lock == null) {
                    throw new DataDirectory.Refused(
                            "a process started with --beside still runs on %s: stop it first"
                                    .formatted(directory));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static @Nullable FileChannel lock(Path directory, int number) {
        try {
            var channel =
                    FileChannel.open(
                            directory.resolve("larder.beside-" + number),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tried(channel)) {
                return channel;
            }
            channel.close();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data directory " + directory, e);
        }
    }

    private static boolean tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
