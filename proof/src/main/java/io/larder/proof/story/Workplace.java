package io.larder.proof.story;

import io.larder.proof.client.Larder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where platforms of our own keep their data: on a disk, below the build folder. */
public final class Workplace {

    private static final String PROPERTY = "larder.work";

    private Workplace() {}

    /** An empty folder of this name. */
    public static Path fresh(String name) throws IOException {
        var named = System.getProperty(PROPERTY);
        var all =
                named == null
                        ? Larder.path().toAbsolutePath().resolveSibling("target").resolve("work")
                        : Path.of(named);
        var folder = all.resolve(name + "-" + ProcessHandle.current().pid());
        Trees.delete(folder);
        return Files.createDirectories(folder);
    }
}
