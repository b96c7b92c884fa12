package io.larder.proof.fault;

import io.larder.proof.client.Json;
import io.larder.proof.client.Larder;
import io.larder.proof.client.RunningPlatform;
import io.larder.proof.judge.Books;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Shop;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Kills the platform, and separately its database, under load; after each restart the audit must
 * pass, and no acknowledged recharge may be lost or credited twice.
 */
public final class Kills {

    private static final int CARDS = 300;
    private static final int LEAST_MS = 150;
    private static final int MOST_MS = 1_500;
    private static final long SETTLE_LIMIT_NANOS = 90_000_000_000L;

    private final KillOptions options;
    private final Random random;
    private final Path work;
    private final Progress progress = new Progress(System.err);
    private final History history = new History();
    private final List<String> wrong = new ArrayList<>();
    private final String caller;
    private long slowestRecoveryMs;
    private RunningPlatform platform;
    private Shop shop;

    private Kills(KillOptions options) throws IOException {
        this.options = options;
        this.random = new Random(options.seed());
        this.work = Workplace.fresh("kills");
        this.platform = RunningPlatform.start(data(), log("platform.log"));
        // a key is known by its caller, so the caller must outlive the kills
        this.caller = platform.newAuthorization("kills", List.of("RECHARGE"));
        this.shop = Shop.open(platform, CARDS, "kills").at(platform, caller);
    }

    /** Runs the test; exit code 0 only when nothing was lost, doubled or out of order. */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(KillOptions.USAGE);
            return;
        }
        System.exit(new Kills(KillOptions.of(arguments)).run());
    }

    private Path data() {
        return work.resolve("data");
    }

    private Path log(String name) {
        return work.resolve(name);
    }

    private int run() throws IOException, InterruptedException {
        try {
            for (int i = 1; i <= options.jvm() && wrong.isEmpty(); i++) {
                killJvm(i);
                check("JVM kill %d of %d".formatted(i, options.jvm()));
            }
            for (int i = 1; i <= options.database() && wrong.isEmpty(); i++) {
                killDatabase(i);
                check("database kill %d of %d".formatted(i, options.database()));
            }
        } finally {
            platform.close();
        }
        return report();
    }

    private void killJvm(int number) throws IOException, InterruptedException {
        long killed;
        try (var burst = new Burst(shop, history, "jvm-%d-%d".formatted(options.seed(), number))) {
            Thread.sleep(random.nextInt(LEAST_MS, MOST_MS));
            killed = System.nanoTime();
            platform.killNine();
        }
        platform = RunningPlatform.start(data(), log("platform.log"));
        shop = shop.at(platform, caller);
        recovered(killed);
        settle();
    }

    private void killDatabase(int number) throws IOException, InterruptedException {
        long killed;
        try (var burst = new Burst(shop, history, "db-%d-%d".formatted(options.seed(), number))) {
            Thread.sleep(random.nextInt(LEAST_MS, MOST_MS));
            killed = System.nanoTime();
            platform.database().destroyForcibly();
            Thread.sleep(random.nextInt(LEAST_MS, MOST_MS));
        }
        settle();
        recovered(killed);
    }

    private void recovered(long killedNanos) {
        long ms = (System.nanoTime() - killedNanos) / 1_000_000;
        slowestRecoveryMs = Math.max(slowestRecoveryMs, ms);
    }

    /** Asks again, under the same keys, for everything whose outcome nobody heard. */
    private void settle() throws InterruptedException {
        long until = System.nanoTime() + SETTLE_LIMIT_NANOS;
        for (var wish : history.takeUnknown()) {
            while (!Burst.ask(shop, history, wish)) {
                history.takeUnknown();
                if (System.nanoTime() > until) {
                    wrong.add("no answer for " + wish.key() + " after the restart");
                    return;
                }
                Thread.sleep(200);
            }
        }
    }

    private void check(String name) throws IOException {
        var audit = Larder.run(log("audit.log"), "audit", "--data", data().toString(), "--json");
        if (audit.exit() != 0) {
            wrong.add(name + ": audit: " + audit.out().strip());
        }
        var tables = work.resolve("tables.xml");
        platform.dumpTool().write(Books.TABLES, tables);
        history.check(Books.read(tables)).forEach(finding -> wrong.add(name + ": " + finding));
        progress.say(
                "%s: %,d acknowledged, %d asked again, audit %s"
                        .formatted(
                                name,
                                history.acknowledged(),
                                history.settledCount(),
                                audit.exit() == 0 ? "passed" : "FAILED"));
    }

    private int report() throws IOException {
        var result =
                Json.object(
                        "jvm_kills", options.jvm(),
                        "database_kills", options.database(),
                        "acknowledged", history.acknowledged(),
                        "asked_again", history.settledCount(),
                        "refused", history.refusedCount(),
                        "slowest_recovery_ms", slowestRecoveryMs,
                        "seed", options.seed(),
                        "seconds", Math.round(progress.seconds()),
                        "ok", wrong.isEmpty());
        System.out.println(options.json() ? result : text(result));
        wrong.stream().limit(20).forEach(what -> System.err.println("WRONG: " + what));
        if (options.append().isPresent()) {
            var entry = "\n## Kills, %s\n\n```\n%s```\n".formatted(LocalDate.now(), text(result));
            Files.writeString(
                    options.append().get(),
                    entry,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        if (wrong.isEmpty()) {
            Trees.delete(work);
            return 0;
        }
        System.err.println("the data is in " + work);
        return 1;
    }

    private static String text(Json result) {
        var text = new StringBuilder();
        result.members().forEach((name, value) -> text.append("%-20s %s%n".formatted(name, value)));
        return text.toString();
    }
}
