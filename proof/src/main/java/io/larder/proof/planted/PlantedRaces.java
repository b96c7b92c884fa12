package io.larder.proof.planted;

import io.larder.proof.client.Larder;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Workplace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plants each fault of proof/planted/interleavings: a folder for a structure that threads of the
 * writer share, a patch for a lock, a look or a signal that is missing there. The structure's
 * Lincheck test must catch it.
 */
public final class PlantedRaces {

    private static final String PLAYER = "io.larder.ledger.writer.PlayInterleavings";

    private final Path home = Larder.path().toAbsolutePath().resolveSibling("");
    private final Path work;
    private final String classpath;

    private PlantedRaces(Path work, String classpath) {
        this.work = work;
        this.classpath = classpath;
    }

    /**
     * Exit code 0 only when every fault was caught.
     *
     * @param arguments the class path of the platform's tests, and part of a patch's name if only
     *     some are wanted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var work = Workplace.fresh("planted-races");
        var only = arguments.length > 1 ? arguments[1] : "";
        boolean allCaught = new PlantedRaces(work, arguments[0]).run(only);
        if (allCaught) {
            Trees.delete(work);
        }
        System.exit(allCaught ? 0 : 1);
    }

    private boolean run(String only) throws IOException, InterruptedException {
        int planted = 0;
        int caught = 0;
        for (var file : patches()) {
            if (file.toString().contains(only)) {
                planted++;
                caught += isCaught(file) ? 1 : 0;
            }
        }
        System.out.printf(
                "%d planted races: %d caught, %d failed%n", planted, caught, planted - caught);
        return planted > 0 && planted == caught;
    }

    private List<Path> patches() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("proof/planted/interleavings"))) {
            return files.filter(file -> file.toString().endsWith(".patch")).sorted().toList();
        }
    }

    private boolean isCaught(Path file) throws IOException, InterruptedException {
        var structure = String.valueOf(file.getName(file.getNameCount() - 2));
        var patch = Patch.read(file);
        var folder = Files.createDirectories(work.resolve(structure).resolve(patch.name()));
        var classes = Files.createDirectories(folder.resolve("classes"));
        PatchedPlatform.compile(
                patch, patch.apply(home, folder.resolve("sources")), classes, classpath);
        var said = play(structure, classes, folder.resolve("test.log"));
        System.out.printf("%s, %s (%s)%n", structure, patch.name(), patch.what());
        System.out.printf("  %s%n", said.isEmpty() ? "FAILED: nothing catches it" : said);
        return !said.isEmpty();
    }

    /** What the test said when it failed; empty when it passed. */
    private String play(String structure, Path classes, Path log)
            throws IOException, InterruptedException {
        var test = "io.larder.ledger.writer." + structure + "InterleavingsTest";
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:+EnableDynamicAgentLoading",
                                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                                "-cp",
                                classes + File.pathSeparator + classpath,
                                PLAYER,
                                test)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (process.waitFor() == 0) {
            return "";
        }
        var lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.startsWith("CAUGHT "))
                .findFirst()
                .orElseThrow(() -> new IOException("the test did not run, see " + log));
    }
}
