package io.larder.proof.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes tables out with the bundled dump tool, under the read-only database account. */
public record DumpTool(RunningPlatform platform) {

    private static final String READER = "larder_read";

    /** Writes these tables as XML, as of one instant. */
    public void write(List<String> tables, Path to) throws IOException {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--single-transaction",
                                "--quick",
                                "--skip-lock-tables",
                                "--no-tablespaces",
                                "--no-create-info",
                                "--xml",
                                "--default-character-set=utf8mb4",
                                "larder"));
        arguments.addAll(tables);
        DatabaseTools.run(platform, "mariadb-dump", READER, arguments, to);
    }
}
