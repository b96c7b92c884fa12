package io.larder.proof.story;

import io.larder.proof.client.DatabaseTools;
import io.larder.proof.client.Larder;
import io.larder.proof.judge.Books;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;

/**
 * Commits a breach on a copy of a stopped platform's data, without the platform's help, and looks
 * whether its audit finds it there.
 *
 * @param found whether the audit of the copy failed
 * @param said what it said
 */
record PlantedBreach(Breach breach, boolean found, String said) {

    /** Never copied: they belong to processes, not to data. */
    private static final Set<String> LEFT_OUT = Set.of("larder.running", "larder.lock");

    static PlantedBreach of(long seed, Books books, Path data, Path tools, Path work)
            throws IOException {
        var random = new Random(seed);
        var breach = Breach.values()[Math.floorMod(seed, Breach.values().length)];
        return of(breach, random, books, data, tools, work);
    }

    static PlantedBreach of(
            Breach breach, Random random, Books books, Path data, Path tools, Path work)
            throws IOException {
        var copy = work.resolve("tampered-" + breach.name().toLowerCase(java.util.Locale.ROOT));
        copy(data, copy);
        DatabaseTools.bootstrap(tools, copy.resolve("database"), breach.sql(books, random), work);
        var audit =
                Larder.run(
                        work.resolve("audit-tampered.log"),
                        "audit",
                        "--data",
                        copy.toString(),
                        "--json");
        Trees.delete(copy);
        return new PlantedBreach(breach, audit.exit() == 1, audit.out().strip());
    }

    private static void copy(Path from, Path to) throws IOException {
        Trees.delete(to);
        var copying =
                new ProcessBuilder(
                                "cp", "-a", "--reflink=auto", "--sparse=always", "" + from, "" + to)
                        .inheritIO()
                        .start();
        if (copying.onExit().join().exitValue() != 0) {
            throw new IOException("cannot copy " + from);
        }
        for (var name : LEFT_OUT) {
            Files.deleteIfExists(to.resolve(name));
        }
    }
}
