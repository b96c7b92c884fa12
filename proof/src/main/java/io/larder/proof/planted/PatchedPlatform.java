package io.larder.proof.planted;

import io.larder.proof.client.Larder;
import io.larder.proof.client.RunningPlatform;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** The built platform with some of its classes compiled anew from patched sources. */
final class PatchedPlatform {

    private final Path home = Larder.path().toAbsolutePath().resolveSibling("");

    /** The patches there are. */
    List<Patch> patches() throws IOException {
        try (var files = Files.list(home.resolve("proof/planted"))) {
            var found = new java.util.ArrayList<Patch>();
            for (var file : files.filter(f -> f.toString().endsWith(".patch")).sorted().toList()) {
                found.add(Patch.read(file));
            }
            return found;
        }
    }

    /** Applies, compiles and starts. */
    RunningPlatform start(Patch patch, Path work) throws IOException {
        var sources = patch.apply(home, work.resolve("sources"));
        var classes = Files.createDirectories(work.resolve("classes"));
        if (!sources.isEmpty()) {
            var built = home.resolve("target/larder/platform").toRealPath();
            var all = built.resolve("platform-0.1.0.jar") + ":" + built.resolve("lib/*");
            compile(patch, sources, classes, all);
        }
        return RunningPlatform.start(
                work.resolve("data"),
                work.resolve("platform.log"),
                Map.of("LARDER_PATCHED", classes.toString()));
    }

    /** Compiles patched sources against the others' classes. */
    static void compile(Patch patch, List<Path> sources, Path classes, String classpath)
            throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options =
                List.of(
                        "-d",
                        classes.toString(),
                        "-classpath",
                        classpath,
                        "-proc:none",
                        "-nowarn",
                        "-parameters",
                        "-encoding",
                        "UTF-8");
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            if (!compiler.getTask(said, files, null, options, null, units).call()) {
                throw new IOException(patch.name() + " does not compile: " + said);
            }
        }
    }
}
