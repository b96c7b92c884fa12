package io.larder.proof.load;

import io.larder.proof.client.Json;
import io.larder.proof.client.RunningPlatform;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Shop;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Wish;
import io.larder.proof.story.Workplace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * {@code ./larder bench balance}: balances read over HTTP while cards are recharged at a steady
 * rate, on what {@code start} runs, with everything on.
 */
public final class BenchBalance {

    private static final int CARDS = 20_000;

    /** Until the JVM has compiled what it runs, which it does on the same processors. */
    private static final Duration WARM = Duration.ofSeconds(40);

    private static final int READERS = 32;
    private static final int RECHARGERS = 8;
    private static final int RECHARGES_PER_S = 500;

    private final BenchOptions options;
    private final Progress progress = new Progress(System.err);
    private final Figures figures = new Figures("balance");

    private BenchBalance(BenchOptions options) {
        this.options = options;
    }

    /** Runs it; exit code 0 only when every floor is held. */
    public static void main(String[] arguments) throws Exception {
        System.exit(new BenchBalance(BenchOptions.of(arguments)).run());
    }

    private int run() throws IOException {
        Path work = Workplace.fresh("bench-balance");
        Machine.requireDisk(work);
        try (var platform =
                RunningPlatform.start(work.resolve("data"), work.resolve("platform.log"))) {
            measure(platform, Shop.open(platform, CARDS, "balance"));
            figures.settings(Machine.settings(work));
        }
        Trees.delete(work);
        return figures.print(options.json());
    }

    private void measure(RunningPlatform platform, Shop shop) throws IOException {
        var server = URI.create(platform.address());
        var reads = new WireLoad(server, READERS);
        var requests = new ArrayList<byte[]>();
        for (int card = 0; card < CARDS; card++) {
            requests.add(read(platform, shop, server, card));
        }
        recharge(platform, shop, server, Duration.ofSeconds(10), "warm");
        reads.during(WARM, n -> requests.get((int) (n * 7 % CARDS)));
        var rounds = new ArrayList<Round>();
        var beside = new ArrayList<Double>();
        for (int i = 0; i < options.rounds(); i++) {
            var name = "r" + i;
            var recharged =
                    CompletableFuture.supplyAsync(
                            () -> beside(platform, shop, server, name), Thread::startVirtualThread);
            var cpu = Cpu.of(platform.jvm().pid(), platform.database().pid());
            long from = System.nanoTime();
            var timings = reads.during(options.seconds(), n -> requests.get((int) (n * 7 % CARDS)));
            double seconds = (System.nanoTime() - from) / 1e9;
            var used = Cpu.of(platform.jvm().pid(), platform.database().pid()).since(cpu);
            rounds.add(Round.of(timings, seconds, used));
            beside.add(recharged.join());
            progress.say(
                    "reads %s   beside %.0f recharges/s"
                            .formatted(rounds.getLast().text(), beside.getLast()));
        }
        figures.must("every read succeeds: " + reads.firstRefusal(), reads.refused() == 0);
        judge(rounds, beside);
    }

    private void judge(List<Round> rounds, List<Double> beside) {
        double perSecond = Round.median(rounds, Round::perSecond);
        double p99 = Round.median(rounds, Round::p99Ms);
        figures.figure("reads_per_s", perSecond);
        figures.figure("p50_ms", Round.median(rounds, Round::p50Ms));
        figures.figure("p99_ms", p99);
        figures.figure("recharges_beside_per_s", Figures.median(beside));
        figures.settings(
                Map.of(
                        "connections",
                        READERS,
                        "cards",
                        CARDS,
                        "rounds",
                        options.rounds(),
                        "round_seconds",
                        options.seconds().toSeconds()));
        figures.atLeast("reads_per_s", perSecond, 5_000);
        figures.atMost("p99_ms", p99, 20);
        figures.atLeast("recharges_beside_per_s", Figures.median(beside), 0.95 * RECHARGES_PER_S);
    }

    private double beside(RunningPlatform platform, Shop shop, URI server, String name) {
        try {
            return recharge(platform, shop, server, options.seconds(), name);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Recharges at a steady rate; how many a second there were. */
    private double recharge(
            RunningPlatform platform, Shop shop, URI server, Duration duration, String name)
            throws IOException {
        var load = new WireLoad(server, RECHARGERS);
        long from = System.nanoTime();
        long eachNanos = 1_000_000_000L / RECHARGES_PER_S;
        var timings =
                load.during(
                        duration,
                        n -> {
                            Pace.until(from + n * eachNanos);
                            return cash(platform, shop, server, name, n);
                        });
        figures.must("every recharge succeeds: " + load.firstRefusal(), load.refused() == 0);
        return timings.count() / ((System.nanoTime() - from) / 1e9);
    }

    private static byte[] cash(
            RunningPlatform platform, Shop shop, URI server, String name, long n) {
        var wish = Wish.cash("bench-%s-%010d".formatted(name, n), (int) (n * 11 % CARDS), 1);
        var headers =
                "Authorization: %s\r\nContent-Type: application/json\r\nIdempotency-Key: %s\r\n"
                        .formatted(platform.authorization(), wish.key());
        return Wire.post(server, "/api/v1/recharges", headers, Json.of(shop.body(wish)).toString());
    }

    private static byte[] read(RunningPlatform platform, Shop shop, URI server, int card) {
        return Wire.get(
                server,
                "/api/v1/cards/" + shop.cards().get(card) + "/balance?storeId=store_a",
                "Authorization: %s\r\n".formatted(platform.authorization()));
    }
}
