package io.larder.assembly.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The server's own tools that write all rows as SQL and read them back. The password goes through a
 * file of mode 0600, never through a command line that others can see.
 */
record DumpTool(MariaDbFiles files, int port, DatabaseAccount owner) {

    /** Writes the platform's schema as of one instant. */
    void write(OutputStream out) throws IOException {
        withOptions(
                options -> {
                    var dump =
                            start(
                                    List.of(
                                            files.tool("mariadb-dump").toString(),
                                            "--defaults-file=" + options,
                                            "--single-transaction",
                                            "--quick",
                                            "--skip-lock-tables",
                                            "--hex-blob",
                                            "--no-tablespaces",
                                            "--skip-comments",
                                            "--default-character-set=utf8mb4",
                                            EmbeddedMariaDb.SCHEMA));
                    dump.getOutputStream().close();
                    dump.getInputStream().transferTo(out);
                    check(dump, "mariadb-dump");
                });
    }

    /** Runs a dump into the platform's schema. */
    void read(InputStream in) throws IOException {
        withOptions(
                options -> {
                    var client =
                            start(
                                    List.of(
                                            files.tool("mariadb").toString(),
                                            "--defaults-file=" + options,
                                            "--batch",
                                            "--binary-mode",
                                            "--default-character-set=utf8mb4",
                                            EmbeddedMariaDb.SCHEMA));
                    try (var out = client.getOutputStream()) {
                        in.transferTo(out);
                    }
                    check(client, "mariadb");
                });
    }

    private interface WithOptions {
        void run(Path options) throws IOException;
    }

    private void withOptions(WithOptions use) throws IOException {
        var options = Files.createTempFile("larder", ".cnf");
        try {
            Files.writeString(
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
                            .formatted(port, owner.user(), owner.password()));
            use.run(options);
        } finally {
            Files.deleteIfExists(options);
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void check(Process process, String name) throws IOException {
        try {
            int end = process.waitFor();
            if (end != 0) {
                throw new IOException(name + " ended with " + end);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
