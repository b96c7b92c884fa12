package io.larder.proof.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time of processes, from {@code /proc}. */
public final class Cpu {

    /** What the kernel counts in; 100 a second on every Linux there is for user space. */
    private static final long TICK_US = 10_000;

    private Cpu() {}

    /** User and system time of these processes so far, in microseconds. */
    public static long microseconds(long... pids) {
        long ticks = 0;
        for (long pid : pids) {
            ticks += ticks(pid);
        }
        return ticks * TICK_US;
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
