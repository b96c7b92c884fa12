package io.larder.proof.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A JVM's heap, as {@code jcmd GC.heap_info} tells it of the serial collector.
 *
 * @param heldMb what it has taken from the system, in MB
 * @param usedMb what objects fill of it, dead ones among them, in MB
 */
record Heap(double heldMb, double usedMb) {

    private static final Pattern GENERATION =
            Pattern.compile("(?:DefNew|Tenured)\\s+total (\\d+)K, used (\\d+)K");

    static Heap of(long pid) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.heap_info").start();
        var told = new String(process.getInputStream().readAllBytes());
        var generations = GENERATION.matcher(told).results().toList();
        if (generations.size() != 2) {
            throw new IOException("jcmd told no two generations: " + told);
        }
        return new Heap(megabytes(generations, 1), megabytes(generations, 2));
    }

    private static double megabytes(List<MatchResult> generations, int group) {
        return generations.stream().mapToLong(it -> Long.parseLong(it.group(group))).sum() / 1024.0;
    }
}
