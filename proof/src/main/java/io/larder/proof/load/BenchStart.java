package io.larder.proof.load;

import io.larder.proof.client.RunningPlatform;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * {@code ./larder bench start}: how long it takes from the command to a healthy answer, at the
 * first start on a new data directory and at later ones, and what the JVM holds when it has nothing
 * to do.
 */
public final class BenchStart {

    private static final double LONGEST_LATER_START_SECONDS = 10;
    private static final double MOST_HEAP_MB = 400;

    private final BenchOptions options;
    private final Progress progress = new Progress(System.err);
    private final Figures figures = new Figures("start");
    private final Path work;

    private BenchStart(BenchOptions options) throws IOException {
        this.options = options;
        this.work = Workplace.fresh("bench-start");
    }

    /** Runs it; exit code 0 only when every floor is held. */
    public static void main(String[] arguments) throws Exception {
        System.exit(new BenchStart(BenchOptions.of(arguments)).run());
    }

    /** One start, in seconds, and the heap after it, in MB. */
    private record Start(double seconds, Heap heap) {}

    private int run() throws IOException {
        Machine.requireDisk(work);
        var first = start("first");
        var later = new ArrayList<Start>();
        for (int i = 0; i < options.rounds(); i++) {
            later.add(start("later"));
        }
        double slowest = later.stream().mapToDouble(Start::seconds).max().orElseThrow();
        double heap = later.stream().mapToDouble(it -> it.heap().heldMb()).max().orElseThrow();
        figures.figure("first_start_s", first.seconds());
        figures.figure(
                "later_start_s", Figures.median(later.stream().map(Start::seconds).toList()));
        figures.figure("slowest_later_start_s", slowest);
        figures.figure("heap_held_mb", heap);
        figures.figure(
                "heap_used_mb",
                later.stream().mapToDouble(it -> it.heap().usedMb()).max().orElseThrow());
        figures.atMost("slowest_later_start_s", slowest, LONGEST_LATER_START_SECONDS);
        figures.atMost("heap_held_mb", heap, MOST_HEAP_MB);
        figures.settings(Machine.settings(work));
        Trees.delete(work);
        return figures.print(options.json());
    }

    private Start start(String which) throws IOException {
        long from = System.nanoTime();
        try (var platform = RunningPlatform.start(work.resolve("data"), work.resolve("log"))) {
            int status = platform.anonymous().get("/actuator/health").status();
            double seconds = (System.nanoTime() - from) / 1e9;
            figures.must("the platform is healthy after its start: " + status, status == 200);
            var heap = Heap.of(platform.jvm().pid());
            progress.say(
                    "%-5s start %5.1f s, heap %4.0f MB held, %4.0f MB used"
                            .formatted(which, seconds, heap.heldMb(), heap.usedMb()));
            return new Start(seconds, heap);
        }
    }
}
