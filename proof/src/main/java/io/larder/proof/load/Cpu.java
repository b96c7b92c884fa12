package io.larder.proof.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU time, user and system, that two processes have used, from {@code /proc}.
 *
 * @param jvmUs of the platform's JVM, in microseconds
 * @param databaseUs of its database, in microseconds; 0 when it is not looked at
 */
public record Cpu(long jvmUs, long databaseUs) {

    /** What the kernel counts in; 100 a second on every Linux there is for user space. */
    private static final long TICK_US = 10_000;

    /** So far. */
    public static Cpu of(long jvm, long database) {
        return new Cpu(ticks(jvm) * TICK_US, ticks(database) * TICK_US);
    }

    /** Since then. */
    public Cpu since(Cpu then) {
        return new Cpu(jvmUs - then.jvmUs, databaseUs - then.databaseUs);
    }

    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // the program's name stands in brackets and may hold blanks
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
