package io.larder.proof.story;

import io.larder.proof.client.Larder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where platforms of our own keep their data: on a disk, below the build folder. */
public final class Workplace {

    private static final String PROPERTY = "larder.work";

    private Workplace() {}

    /** An empty folder of this name; what an earlier, ended run of the name left is removed. */
    public static Path fresh(String name) throws IOException {
        var named = System.getProperty(PROPERTY);
        var all =
                named == null
                        ? Larder.path().toAbsolutePath().resolveSibling("target").resolve("work")
                        : Path.of(named);
        removeEarlier(Files.createDirectories(all), name + "-");
        return Files.createDirectories(all.resolve(name + "-" + ProcessHandle.current().pid()));
    }

    private static void removeEarlier(Path all, String prefix) throws IOException {
        List<Path> earlier;
        try (var folders = Files.list(all)) {
            earlier = folders.filter(folder -> isEnded(folder, prefix)).toList();
        }
        for (var folder : earlier) {
            Trees.delete(folder);
        }
    }

    private static boolean isEnded(Path folder, String prefix) {
        var name = String.valueOf(folder.getFileName());
        var pid = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        return pid.matches("[0-9]{1,10}")
                && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isEmpty();
    }
}
