package io.larder.proof.load;

import io.larder.proof.client.Json;
import io.larder.proof.client.Larder;
import io.larder.proof.client.RunningPlatform;
import io.larder.proof.client.SandboxChannel;
import io.larder.proof.judge.Books;
import io.larder.proof.judge.Finding;
import io.larder.proof.judge.Judgement;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Shop;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Wish;
import io.larder.proof.story.Workplace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code ./larder bench recharge}: recharges over HTTP, on what {@code start} runs, with everything
 * on, load generator and database on the same machine.
 */
public final class BenchRecharge {

    private static final int CARDS = 2_000;
    private static final int CASH_CONNECTIONS = 64;
    private static final int WECHAT_CONNECTIONS = 32;
    private static final int WECHAT_ORDERS = 6_000;
    private static final int WECHAT_WARM_UP = 1_000;

    private final BenchOptions options;
    private final Progress progress = new Progress(System.err);
    private final Figures figures = new Figures("recharge");
    private final Path work;

    private BenchRecharge(BenchOptions options) throws IOException {
        this.options = options;
        this.work = Workplace.fresh("bench-recharge");
    }

    /** Runs it; exit code 0 only when every floor is held. */
    public static void main(String[] arguments) throws Exception {
        System.exit(new BenchRecharge(BenchOptions.of(arguments)).run());
    }

    private int run() throws IOException {
        Machine.requireDisk(work);
        var data = work.resolve("data");
        try (var platform = RunningPlatform.start(data, work.resolve("platform.log"))) {
            var shop = Shop.open(platform, CARDS, "bench");
            cash(platform, shop);
            var wechat = platform.sandbox().get("WECHAT");
            if (wechat != null) {
                wechat(platform, shop, wechat);
            }
            figures.settings(Machine.settings(work));
            audit(platform);
        }
        Trees.delete(work);
        return figures.print(options.json());
    }

    private void cash(RunningPlatform platform, Shop shop) throws IOException {
        var server = URI.create(platform.address());
        var load = new WireLoad(server, CASH_CONNECTIONS);
        load.during(options.seconds(), n -> cash(platform, shop, server, n));
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < options.rounds(); i++) {
            var cpu = cpu(platform);
            long from = System.nanoTime();
            var timings = load.during(options.seconds(), n -> cash(platform, shop, server, n));
            double seconds = (System.nanoTime() - from) / 1e9;
            rounds.add(Round.of(timings, seconds, cpu(platform).since(cpu)));
            progress.say("cash    " + rounds.getLast().text());
        }
        figures.must("every cash recharge succeeds: " + load.firstRefusal(), load.refused() == 0);
        figures.figure("cash_per_s", Round.median(rounds, Round::perSecond));
        figures.figure("cash_p50_ms", Round.median(rounds, Round::p50Ms));
        figures.figure("cash_p99_ms", Round.median(rounds, Round::p99Ms));
        figures.figure("cash_cpu_us", Round.median(rounds, Round::cpuEachUs));
        figures.atLeast("cash_per_s", Round.median(rounds, Round::perSecond), 500);
        figures.settings(
                Map.of(
                        "cash_connections", CASH_CONNECTIONS,
                        "rounds", options.rounds(),
                        "round_seconds", options.seconds().toSeconds()));
    }

    private static byte[] cash(RunningPlatform platform, Shop shop, URI server, long n) {
        var wish = Wish.cash("bench-cash-%010d".formatted(n), card(n), 1);
        return request(platform, shop, server, wish);
    }

    private static int card(long n) {
        return (int) (n * 7 % CARDS);
    }

    private static byte[] request(RunningPlatform platform, Shop shop, URI server, Wish wish) {
        var headers =
                "Authorization: %s\r\nContent-Type: application/json\r\nIdempotency-Key: %s\r\n"
                        .formatted(platform.authorization(), wish.key());
        return Wire.post(server, "/api/v1/recharges", headers, Json.of(shop.body(wish)).toString());
    }

    private void wechat(RunningPlatform platform, Shop shop, SandboxChannel wechat)
            throws IOException {
        create(platform, shop, wechat, "warm", WECHAT_WARM_UP);
        credit(platform, wechat, WECHAT_WARM_UP);
        var created = create(platform, shop, wechat, "timed", WECHAT_ORDERS);
        progress.say("wechat orders    " + created.text());
        var credited = credit(platform, wechat, WECHAT_ORDERS);
        progress.say("wechat notices   " + credited.text());
        figures.figure("wechat_create_per_s", created.perSecond());
        figures.figure("wechat_create_p99_ms", created.p99Ms());
        figures.figure("wechat_credit_per_s", credited.perSecond());
        figures.figure("wechat_credit_p99_ms", credited.p99Ms());
        figures.figure("wechat_platform_cpu_us", created.jvmEachUs() + credited.jvmEachUs());
        figures.atLeast("wechat_create_per_s", created.perSecond(), 300);
        figures.atLeast("wechat_credit_per_s", credited.perSecond(), 1_000);
    }

    /** Orders created against answers that the sandbox signed beforehand. */
    private Round create(
            RunningPlatform platform, Shop shop, SandboxChannel wechat, String name, int count)
            throws IOException {
        wechat.control().post("/presign/codes", Json.object("count", count)).accepted();
        var server = URI.create(platform.address());
        var requests = new ArrayList<byte[]>();
        for (int n = 0; n < count; n++) {
            var key = "bench-%s-%08d".formatted(name, n);
            var wish = new Wish(key, "WECHAT", card(n), 1 + n % 9, "PAID", false);
            requests.add(request(platform, shop, server, wish));
        }
        return timed(platform, server, requests, "every order is created");
    }

    /** Genuine notices, signed untimed, delivered and credited. */
    private Round credit(RunningPlatform platform, SandboxChannel wechat, int count)
            throws IOException {
        var signed =
                wechat.control()
                        .post("/presign/notices", Json.object("count", count))
                        .accepted()
                        .at("notices")
                        .items();
        figures.must("every order can be paid", signed.size() == count);
        var server = URI.create(platform.address());
        var requests = new ArrayList<byte[]>();
        for (var notice : signed) {
            var headers = new StringBuilder();
            notice.at("headers")
                    .members()
                    .forEach(
                            (header, value) ->
                                    headers.append(header)
                                            .append(": ")
                                            .append(value.text())
                                            .append("\r\n"));
            var path = URI.create(notice.at("url").text()).getPath();
            requests.add(Wire.post(server, path, headers.toString(), notice.at("body").text()));
        }
        return timed(platform, server, requests, "every notice is credited");
    }

    private Round timed(RunningPlatform platform, URI server, List<byte[]> requests, String must)
            throws IOException {
        var load = new WireLoad(server, WECHAT_CONNECTIONS);
        var cpu = cpu(platform);
        long from = System.nanoTime();
        var timings = load.all(requests);
        double seconds = (System.nanoTime() - from) / 1e9;
        figures.must(must + ": " + load.firstRefusal(), load.refused() == 0);
        return Round.of(timings, seconds, cpu(platform).since(cpu));
    }

    private static Cpu cpu(RunningPlatform platform) {
        return Cpu.of(platform.jvm().pid(), platform.database().pid());
    }

    /** Speed that leaves wrong books behind is worth nothing. */
    private void audit(RunningPlatform platform) throws IOException {
        var tables = work.resolve("tables.xml");
        platform.dumpTool().write(Books.TABLES, tables);
        var findings = Judgement.ofBooks(Books.read(tables));
        findings.stream().limit(5).map(Finding::toString).forEach(progress::say);
        figures.must("the books are right afterwards", findings.isEmpty());
        var audit =
                Larder.run(
                        work.resolve("audit.log"),
                        "audit",
                        "--data",
                        "" + platform.data(),
                        "--json");
        figures.must("the audit passes afterwards", audit.exit() == 0);
        progress.say("audited");
    }
}
