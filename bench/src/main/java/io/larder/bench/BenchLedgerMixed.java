package io.larder.bench;

import io.larder.card.issue.BenchCards;
import io.larder.card.spend.CardLife;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Audit;
import io.larder.ledger.Writer;
import io.larder.proof.load.BenchOptions;
import io.larder.proof.load.Figures;
import io.larder.proof.load.Machine;
import io.larder.proof.load.Round;
import io.larder.proof.load.Timings;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Workplace;
import io.larder.recharge.CashCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * {@code ./larder bench ledger-mixed}: everything a card does at once, on cards that are all used
 * alike, and on cards of which a few take most of the traffic; in alternating rounds of one run.
 */
public final class BenchLedgerMixed {

    private static final int CARDS = 100_000;
    private static final int IN_FLIGHT = 512;
    private static final long FIRST_MINOR = 5_000;
    private static final double HOT_SHARE = 0.05;

    private final BenchOptions options;
    private final Progress progress = new Progress(System.err);
    private final Figures figures = new Figures("ledger-mixed");
    private final List<Told> uniform = new ArrayList<>();
    private final List<Told> skewed = new ArrayList<>();

    private BenchLedgerMixed(BenchOptions options) {
        this.options = options;
    }

    /** One round. */
    private record Told(Round round, double longestMs, double refusedShare) {

        String text() {
            return "%s   longest %6.0f ms   refused %.2f %%"
                    .formatted(round.text(), longestMs, 100 * refusedShare);
        }
    }

    /** Runs it; exit code 0 only when every floor is held. */
    public static void main(String[] arguments) throws Exception {
        System.exit(new BenchLedgerMixed(BenchOptions.of(arguments)).run());
    }

    private int run() throws Exception {
        var work = Workplace.fresh("bench-ledger-mixed");
        Machine.requireDisk(work);
        try (var database = new BenchDatabase(work)) {
            progress.say("issuing %,d cards".formatted(CARDS));
            var cards = BenchCards.issue(database::bean, CARDS);
            fill(database, cards);
            round(database, new WhichCards.Uniform(cards), options.seconds().dividedBy(2));
            for (int i = 0; i < options.rounds(); i++) {
                uniform.add(said(database, "all alike", new WhichCards.Uniform(cards)));
                skewed.add(said(database, "a few hot", WhichCards.Zipf.of(cards, HOT_SHARE)));
            }
            var audit = database.bean(Audit.class).whole();
            audit.breaches().forEach(breach -> progress.say("" + breach));
            figures.must("the audit passes afterwards", audit.ok());
            figures.settings(Machine.settings(work));
        }
        Trees.delete(work);
        judge();
        return figures.print(options.json());
    }

    /** The first money of each card. */
    private void fill(BenchDatabase database, List<String> cards) {
        progress.say("putting money on them");
        var writer = database.bean(Writer.class);
        var cash = new CashCommands(database.bean(RulePacks.class));
        for (int from = 0; from < cards.size(); from += 1_000) {
            var deadline = Instant.now().plusSeconds(30);
            var answers = new ArrayList<CompletableFuture<?>>();
            for (var card : cards.subList(from, from + 1_000)) {
                var command = cash.recharge(card, FIRST_MINOR, deadline);
                answers.add(writer.submit(command).toCompletableFuture());
            }
            answers.forEach(CompletableFuture::join);
        }
    }

    private Told said(BenchDatabase database, String what, WhichCards cards)
            throws InterruptedException {
        var told = round(database, cards, options.seconds());
        progress.say("%-10s %s".formatted(what, told.text()));
        return told;
    }

    private static Told round(BenchDatabase database, WhichCards cards, Duration duration)
            throws InterruptedException {
        var rules = database.bean(RulePacks.class);
        var life = new CardLife(rules, LegalEntities.one("entity_a"));
        var callers = new ArrayList<MixedTraffic>();
        var runs = new ArrayList<CompletableFuture<?>>();
        var cpu = database.cpu();
        long from = System.nanoTime();
        long until = from + duration.toNanos();
        for (int i = 0; i < IN_FLIGHT; i++) {
            var caller =
                    new MixedTraffic(
                            database.bean(Writer.class), life, new CashCommands(rules), cards, i);
            callers.add(caller);
            runs.add(
                    CompletableFuture.runAsync(
                            () -> caller.run(until), Thread::startVirtualThread));
        }
        // a caller that broke off breaks the measurement off: fewer would be in flight
        runs.forEach(CompletableFuture::join);
        double seconds = (System.nanoTime() - from) / 1e9;
        var timings = Timings.all(callers.stream().map(MixedTraffic::timings).toList());
        int refused = callers.stream().mapToInt(MixedTraffic::refused).sum();
        return new Told(
                Round.of(timings, seconds, database.cpu().since(cpu)),
                timings.milliseconds(1),
                (double) refused / Math.max(1, timings.count()));
    }

    private void judge() {
        double even = median(uniform, told -> told.round().perSecond());
        double hot = median(skewed, told -> told.round().perSecond());
        figures.figure("uniform_per_s", even);
        figures.figure("skewed_per_s", hot);
        figures.figure("rate_ratio", hot / even);
        figures.figure("p99_ms", median(skewed, told -> told.round().p99Ms()));
        figures.figure("max_wait_ms", most(skewed, Told::longestMs));
        figures.figure("max_wait_uniform_ms", most(uniform, Told::longestMs));
        figures.figure("cpu_us_each", median(skewed, told -> told.round().cpuEachUs()));
        figures.figure("refused_share", most(skewed, Told::refusedShare));
        figures.settings(
                Map.of(
                        "cards",
                        CARDS,
                        "in_flight",
                        IN_FLIGHT,
                        "mix",
                        "70 % spend, 20 % recharge, 5 % refund, 5 % transfer",
                        "skew",
                        "Zipf, exponent 1, and one card with 5 %",
                        "rounds",
                        options.rounds(),
                        "round_seconds",
                        options.seconds().toSeconds()));
        figures.atLeast("rate_ratio", hot / even, 0.5);
        figures.atMost("refused_share", most(skewed, Told::refusedShare), 0.05);
        figures.atMost("max_wait_ms", most(skewed, Told::longestMs), 2_000);
    }

    private static double median(
            List<Told> rounds, java.util.function.ToDoubleFunction<Told> figure) {
        return Figures.median(rounds.stream().map(figure::applyAsDouble).toList());
    }

    private static double most(
            List<Told> rounds, java.util.function.ToDoubleFunction<Told> figure) {
        return rounds.stream().mapToDouble(figure).max().orElseThrow();
    }
}
