package io.larder.proof.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Writes tables out with the bundled dump tool, under the read-only database account. */
public final class DumpTool {

    private static final String READER = "larder_read";
    private static final String SCHEMA = "larder";

    private final Path tools;
    private final int port;
    private final String password;

    private DumpTool(Path tools, int port, String password) {
        this.tools = tools;
        this.port = port;
        this.password = password;
    }

    static DumpTool of(RunningPlatform platform) {
        try {
            var data = platform.data();
            var running = Json.parse(Files.readString(data.resolve("larder.running")));
            var accounts = new Properties();
            try (var in = Files.newBufferedReader(data.resolve("database.accounts"))) {
                accounts.load(in);
            }
            return new DumpTool(
                    tools(platform.database()),
                    (int) running.at("databasePort").number(),
                    accounts.getProperty(READER, ""));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The folder of the server's programs: where the running one stands. */
    public static Path tools(ProcessHandle database) {
        return Path.of(database.info().command().orElseThrow()).resolveSibling(".").normalize();
    }

    /** Writes these tables as XML, as of one instant. */
    public void write(List<String> tables, Path to) throws IOException {
        var options =
                Files.createTempFile(
                        "larder",
                        ".cnf",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(
                    options,
                    "[client]\nprotocol=tcp\nhost=127.0.0.1\nport=%d\nuser=%s\npassword=%s\nskip-ssl\n"
                            .formatted(port, READER, password));
            var command = new ArrayList<String>();
            command.add(tools.resolve("mariadb-dump").toString());
            command.addAll(
                    List.of(
                            "--defaults-file=" + options,
                            "--single-transaction",
                            "--quick",
                            "--skip-lock-tables",
                            "--no-tablespaces",
                            "--no-create-info",
                            "--xml",
                            "--default-character-set=utf8mb4",
                            SCHEMA));
            command.addAll(tables);
            var dump =
                    new ProcessBuilder(command)
                            .redirectOutput(to.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            int end = dump.onExit().join().exitValue();
            if (end != 0) {
                throw new IOException("mariadb-dump ended with " + end);
            }
        } finally {
            Files.deleteIfExists(options);
        }
    }
}
