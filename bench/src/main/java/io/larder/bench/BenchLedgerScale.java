package io.larder.bench;

import io.larder.ledger.Audit;
import io.larder.proof.load.BenchOptions;
import io.larder.proof.load.Figures;
import io.larder.proof.load.Machine;
import io.larder.proof.load.Round;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Workplace;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./larder bench ledger-scale}: the same recharges on books that hold a million and ten
 * million transfers already, in alternating rounds of one run, and the whole audit of both.
 */
public final class BenchLedgerScale {

    private static final int IN_FLIGHT = 512;
    private static final long MOST_HEAP_GROWTH_MB = 64;

    private final BenchOptions options;
    private final Progress progress = new Progress(System.err);
    private final Figures figures = new Figures("ledger-scale");
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<Double> loads = new ArrayList<>();

    private BenchLedgerScale(BenchOptions options) {
        this.options = options;
    }

    /**
     * Books of one size.
     *
     * @param name as figures are named
     */
    private record Scale(String name, int cards, int each) {}

    private static final Scale SMALL = new Scale("100k", 100_000, 10);

    private List<Scale> larger() {
        var million = new Scale("1m", 1_000_000, 10);
        return options.full()
                ? List.of(million, new Scale("10m", 10_000_000, 1))
                : List.of(million);
    }

    /** Runs it; exit code 0 only when every floor is held. */
    public static void main(String[] arguments) throws Exception {
        System.exit(new BenchLedgerScale(BenchOptions.of(arguments)).run());
    }

    private int run() throws Exception {
        var work = Workplace.fresh("bench-ledger-scale");
        Machine.requireDisk(work);
        try (var small = filled(work, SMALL)) {
            var rounds = rounds(small, SMALL);
            small.warm();
            rounds.groupCommit(IN_FLIGHT, options.seconds().dividedBy(2));
            double heap = heapMb();
            figures.figure("heap_mb_before", heap);
            for (var scale : larger()) {
                against(work, rounds, scale);
            }
            figures.figure("heap_mb_after", heapMb());
            figures.atMost("growth of the heap in MB", heapMb() - heap, MOST_HEAP_GROWTH_MB);
            audit(small, SMALL);
        }
        figures.figure("load_rows_per_s", Figures.median(loads));
        figures.settings(Machine.settings(work));
        Trees.delete(work);
        return figures.print(options.json());
    }

    private void against(Path work, LedgerRounds small, Scale scale) throws Exception {
        try (var large = filled(work, scale)) {
            audit(large, scale);
            var rounds = rounds(large, scale);
            large.warm();
            rounds.groupCommit(IN_FLIGHT, options.seconds().dividedBy(2));
            alternate(small, rounds, scale);
            figures.figure("heap_mb_" + scale.name(), heapMb());
        }
        Trees.delete(work.resolve(scale.name()));
    }

    private void alternate(LedgerRounds small, LedgerRounds large, Scale scale)
            throws InterruptedException {
        var ratios = new ArrayList<Double>();
        var ofSmall = new ArrayList<Round>();
        var ofLarge = new ArrayList<Round>();
        for (int i = 0; i < options.rounds(); i++) {
            ofSmall.add(round(SMALL, small, options.seconds()));
            ofLarge.add(round(scale, large, options.seconds()));
            ratios.add(ofLarge.getLast().perSecond() / ofSmall.getLast().perSecond());
        }
        // the largest is said last
        figures.figure("rate_small", Round.median(ofSmall, Round::perSecond));
        figures.figure("rate_large", Round.median(ofLarge, Round::perSecond));
        figures.figure("rate_ratio", Figures.median(ratios));
        figures.figure("rate_ratio_" + scale.name(), Figures.median(ratios));
        figures.figure("p99_ms_" + scale.name(), Round.median(ofLarge, Round::p99Ms));
        figures.figure("cpu_us_each_" + scale.name(), Round.median(ofLarge, Round::cpuEachUs));
        figures.atLeast("rate_ratio_" + scale.name(), Figures.median(ratios), 0.8);
    }

    private Round round(Scale scale, LedgerRounds rounds, Duration seconds)
            throws InterruptedException {
        var round = rounds.groupCommit(IN_FLIGHT, seconds);
        progress.say("%-4s cards  %s".formatted(scale.name(), round.text()));
        return round;
    }

    private BenchDatabase filled(Path work, Scale scale) throws Exception {
        progress.say("loading %,d cards, %d recharges each".formatted(scale.cards(), scale.each()));
        var database = BenchDatabase.filled(work.resolve(scale.name()), books(scale), progress);
        var loaded = database.loaded();
        loads.add(loaded.perSecond());
        progress.say(
                "loaded %,d rows in %.0f s: %,.0f/s"
                        .formatted(loaded.rows(), loaded.seconds(), loaded.perSecond()));
        figures.atLeast("rows/s loaded, " + scale.name(), loaded.perSecond(), 100_000);
        figures.figure(
                "bytes_each_" + scale.name(),
                (double) database.bytesOnDisk() / books(scale).transfers());
        return database;
    }

    private void audit(BenchDatabase database, Scale scale) {
        long from = System.nanoTime();
        var report = database.bean(Audit.class).whole();
        double seconds = (System.nanoTime() - from) / 1e9;
        progress.say("audited %,d transfers in %.1f s".formatted(report.transfers(), seconds));
        figures.figure("audit_s_" + scale.name(), seconds);
        figures.figure("audit_transfers_" + scale.name(), report.transfers());
        report.breaches().stream().limit(5).forEach(breach -> progress.say(breach.toString()));
        figures.must("the audit passes on " + scale.name() + " cards", report.ok());
    }

    private LedgerRounds rounds(BenchDatabase database, Scale scale) {
        return new LedgerRounds(database, books(scale).cardIds());
    }

    private BulkBooks books(Scale scale) {
        return new BulkBooks(scale.cards(), scale.each(), now);
    }

    private static double heapMb() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }
}
