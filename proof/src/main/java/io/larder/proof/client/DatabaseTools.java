package io.larder.proof.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The embedded database's own programs, used as an administrator, or an attacker, would. */
public final class DatabaseTools {

    private DatabaseTools() {}

    /** The folder of the server's programs: where the running one stands. */
    public static Path folder(ProcessHandle database) {
        return Path.of(database.info().command().orElseThrow()).resolveSibling(".").normalize();
    }

    /**
     * Runs statements on a stopped server's files in its bootstrap mode: no network, no accounts.
     *
     * @param work where its messages go
     */
    public static void bootstrap(Path tools, Path database, List<String> sql, Path work)
            throws IOException {
        var server =
                new ProcessBuilder(
                                tools.resolve("mariadbd").toString(),
                                "--no-defaults",
                                "--bootstrap",
                                "--user=" + System.getProperty("user.name"),
                                "--basedir=" + tools.resolveSibling("."),
                                "--datadir=" + database,
                                "--log-error=" + work.resolve("bootstrap.log"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(work.resolve("bootstrap.err").toFile())
                        .start();
        try (var in = server.outputWriter()) {
            in.write("USE larder;\n");
            for (var statement : sql) {
                in.write(statement + ";\n");
            }
        }
        if (server.onExit().join().exitValue() != 0) {
            throw new IOException("the statements did not run; see " + work);
        }
    }

    /** Runs a statement in a running platform's database, as the owner of its tables. */
    public static void asOwner(RunningPlatform platform, String sql, Path work) throws IOException {
        var command = List.of("--execute", sql);
        run(platform, "mariadb", "larder_owner", command, work.resolve("mariadb.out"));
    }

    /** Runs a client program to its end, its password in a private file. */
    static void run(
            RunningPlatform platform, String program, String user, List<String> arguments, Path out)
            throws IOException {
        var options = options(platform, user);
        try {
            var command = new ArrayList<String>();
            command.add(folder(platform.database()).resolve(program).toString());
            command.add("--defaults-file=" + options);
            command.addAll(arguments);
            var process =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            int end = process.onExit().join().exitValue();
            if (end != 0) {
                throw new IOException(program + " ended with " + end);
            }
        } finally {
            Files.deleteIfExists(options);
        }
    }

    private static Path options(RunningPlatform platform, String user) throws IOException {
        var options =
                Files.createTempFile(
                        "larder",
                        ".cnf",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                options,
                """
                [client]
                protocol=tcp
                host=127.0.0.1
                port=%d
                user=%s
                password=%s
                skip-ssl
                """
                        .formatted(port(platform.data()), user, password(platform.data(), user)));
    }

    private static long port(Path data) throws IOException {
        return Json.parse(Files.readString(data.resolve("larder.running")))
                .at("databasePort")
                .number();
    }

    private static String password(Path data, String user) {
        var accounts = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("database.accounts"))) {
            accounts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return accounts.getProperty(user, "");
    }
}
