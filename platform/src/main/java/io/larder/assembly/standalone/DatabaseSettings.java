package io.larder.assembly.standalone;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * How an embedded database runs.
 *
 * @param home the directory that holds its files, accounts and log
 * @param cache where the unpacked server is kept
 * @param port TCP port on 127.0.0.1; 0 takes a free one
 * @param bufferPoolMb memory for pages, in MB
 * @param redoLogMb size of the redo log, in MB; reserved on disk when the database is made
 * @param loadable whether clients may send whole files as rows; never where real money is
 */
public record DatabaseSettings(
        Path home, Path cache, int port, int bufferPoolMb, int redoLogMb, boolean loadable) {

    private static final int LEAST_BUFFER_POOL_MB = 512;

    /** The larger, the fewer pages a full log forces out while the ledger writes at its limit. */
    private static final int REDO_LOG_MB = 2048;

    /**
     * What {@code start} uses: a quarter of this machine's memory, at least 512 MB, unless the
     * system property {@code larder.database.buffer-pool-mb} says otherwise.
     */
    public static DatabaseSettings forServer(Path home) {
        int quarter = (int) (memoryBytes() / 4 >> 20);
        int usual = Math.max(LEAST_BUFFER_POOL_MB, quarter);
        int pool = Integer.getInteger("larder.database.buffer-pool-mb", usual);
        return new DatabaseSettings(home, MariaDbFiles.defaultCache(), 0, pool, REDO_LOG_MB, false);
    }

    /** A small and equally durable database, for tests. */
    public static DatabaseSettings small(Path home) {
        return new DatabaseSettings(home, MariaDbFiles.defaultCache(), 0, 128, 96, false);
    }

    /** The same at a fixed port. */
    DatabaseSettings at(int fixed) {
        return new DatabaseSettings(home, cache, fixed, bufferPoolMb, redoLogMb, loadable);
    }

    /** The same, open to {@code LOAD DATA LOCAL}: for benchmarks that fill a database in bulk. */
    public DatabaseSettings openToLoading() {
        return new DatabaseSettings(home, cache, port, bufferPoolMb, redoLogMb, true);
    }

    /** Of the machine, or of the control group where that is less: the JVM looks at both. */
    private static long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }
}
