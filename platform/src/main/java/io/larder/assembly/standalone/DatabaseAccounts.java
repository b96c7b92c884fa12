package io.larder.assembly.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * The accounts of an embedded database. Their random passwords are kept in a file of mode 0600.
 *
 * @param owner makes and changes tables; used for migrations, backup and restore only
 * @param app reads and writes rows; used by the platform
 * @param reader reads only; used by whoever judges the books
 */
public record DatabaseAccounts(DatabaseAccount owner, DatabaseAccount app, DatabaseAccount reader) {

    private static final String OWNER = "larder_owner";
    private static final String APP = "larder";
    private static final String READER = "larder_read";

    /** Reads the accounts of a home directory, and makes them where their file is missing. */
    static DatabaseAccounts of(Path home) {
        var file = home.resolve("database.accounts");
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            var kept = new Properties();
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
            return new DatabaseAccounts(
                    account(kept, OWNER), account(kept, APP), account(kept, READER));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the database accounts in " + file, e);
        }
    }

    private static DatabaseAccount account(Properties kept, String user) throws IOException {
        var password = kept.getProperty(user);
        if (password == null) {
            throw new IOException(user + " is missing");
        }
        return new DatabaseAccount(user, password);
    }

    private static void create(Path file) throws IOException {
        var random = new SecureRandom();
        var text = new StringBuilder("# Accounts of the embedded database. Keep it private.\n");
        for (var user : List.of(OWNER, APP, READER)) {
            var secret = new byte[24];
            random.nextBytes(secret);
            text.append(user).append('=').append(HexFormat.of().formatHex(secret)).append('\n');
        }
        var fresh = PrivateFiles.create(file.resolveSibling(file.getFileName() + ".new"));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The statements that the server runs at each start before it accepts anyone: exactly these
     * accounts, by password, from this machine only. One statement a line, as the server demands.
     */
    String initialization() {
        var sql = new StringBuilder();
        sql.append("CREATE DATABASE IF NOT EXISTS larder;\n");
        sql.append("DELETE FROM mysql.global_priv WHERE User NOT IN ('mariadb.sys', '")
                .append(String.join("', '", OWNER, APP, READER))
                .append("');\nFLUSH PRIVILEGES;\n");
        for (var host : List.of("127.0.0.1", "localhost")) {
            for (var account : List.of(owner, app, reader)) {
                sql.append(
                        "CREATE USER IF NOT EXISTS '%1$s'@'%2$s';%nALTER USER '%1$s'@'%2$s' IDENTIFIED BY '%3$s';%n"
                                .formatted(account.user(), host, account.password()));
            }
            sql.append(grants(host));
        }
        return sql.toString();
    }

    /** The pattern covers {@code larder} and every schema whose name begins with it. */
    private static String grants(String host) {
        return """
        GRANT ALL PRIVILEGES ON `larder%%`.* TO '%1$s'@'%4$s' WITH GRANT OPTION;
        GRANT RELOAD, PROCESS ON *.* TO '%1$s'@'%4$s';
        GRANT SELECT, INSERT, UPDATE, DELETE, CREATE TEMPORARY TABLES ON `larder%%`.* TO '%2$s'@'%4$s';
        GRANT SELECT, SHOW VIEW ON `larder%%`.* TO '%3$s'@'%4$s';
        """
                .formatted(OWNER, APP, READER, host);
    }
}
