package io.larder.assembly.standalone;

import java.nio.file.Path;
import java.util.List;

/** The command line of the embedded server; no options file is read. */
final class MariaDbOptions {

    private MariaDbOptions() {}

    static List<String> command(
            MariaDbFiles files,
            Path home,
            DatabaseSettings settings,
            int port,
            Path init,
            Path log) {
        return List.of(
                files.tool("mariadbd").toString(),
                "--no-defaults",
                dataDirectory(home.resolve("database")),
                "--basedir=" + files.base(),
                "--user=" + System.getProperty("user.name"),
                "--tmpdir=" + home.resolve("database.tmp"),
                "--log-error=" + log,
                "--init-file=" + init,
                // relative to the data directory, since a socket's path is at most 107 bytes
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--port-open-timeout=10",
                "--skip-ssl",
                "--skip-name-resolve",
                "--local-infile=" + (settings.loadable() ? 1 : 0),
                "--secure-file-priv=" + home.resolve("database.tmp"),
                "--max-connections=150",
                "--max-allowed-packet=64M",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-doublewrite=1",
                "--skip-log-bin",
                "--innodb-buffer-pool-size=" + settings.bufferPoolMb() + "M",
                "--innodb-log-file-size=" + settings.redoLogMb() + "M",
                // rows that are loaded are sorted in runs of this size: 1M is the server's default
                "--innodb-sort-buffer-size=" + (settings.loadable() ? "64M" : "1M"),
                // full pages would split at the next row; grown ones are four fifths full
                "--innodb-fill-factor=" + (settings.loadable() ? 80 : 100),
                "--innodb-flush-neighbors=0",
                // measured: a fifth less CPU for each recharge at 64 in flight
                "--innodb-adaptive-hash-index=ON",
                "--innodb-lock-wait-timeout=10",
                "--performance-schema=OFF",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_520_ci",
                "--transaction-isolation=READ-COMMITTED",
                "--default-time-zone=+00:00",
                "--sql-mode=STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
                        + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY");
    }

    /** The option that tells one server's process from another's. */
    static String dataDirectory(Path data) {
        return "--datadir=" + data;
    }
}
