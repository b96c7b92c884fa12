package io.larder.proof.fault;

import io.larder.proof.client.Larder;
import io.larder.proof.judge.Books;
import io.larder.proof.story.Journals;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Wish;
import io.larder.proof.story.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Kills two server processes on one database, one of them or both, and separately their database
 * and the sandbox, under load; after each restart every request is followed to its end, by the one
 * or the other, the audit must pass, and what was acknowledged must be there once, what was refused
 * not at all.
 */
public final class Kills {

    private static final int LEAST_MS = 150;
    private static final int MOST_MS = 1_500;
    private static final long FUND_MINOR = 30_000;
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration ROUND = Duration.ofMillis(600);

    /** First what is repeated soon; then past the expiry of orders that the channel never got. */
    private static final List<Integer> STEPS_SECONDS = List.of(20, 1_800);

    /** In every key, so that a run that goes on never takes one of the run before it. */
    private final String begun = Long.toHexString(System.currentTimeMillis());

    private final KillOptions options;
    private final Random random;
    private final Path work;
    private final Progress progress = new Progress(System.err);
    private final History history;
    private final Victim victim;
    private final List<String> wrong = new ArrayList<>();

    private Kills(KillOptions options) throws IOException {
        this.options = options;
        this.random = new Random(options.seed());
        this.work =
                options.work().isPresent()
                        ? Files.createDirectories(options.work().get())
                        : Workplace.fresh("kills");
        this.history = new History(work.resolve("history"));
        this.victim = new Victim(work, history);
    }

    /** Runs the test; exit code 0 only when nothing was lost, doubled or out of order. */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(KillOptions.USAGE);
            return;
        }
        System.exit(new Kills(KillOptions.of(arguments)).run());
    }

    private int run() throws IOException, InterruptedException {
        try (history;
                victim) {
            fund();
            warmUp(begun);
            repeatJvm();
            repeat(KillReport.DATABASE, options.database());
            repeat(KillReport.SANDBOX, options.sandbox());
        }
        var report = new KillReport(options, history, wrong, Math.round(progress.seconds()));
        report.print();
        if (!wrong.isEmpty()) {
            System.err.println("the data is in " + work);
            return 1;
        }
        Trees.delete(work);
        return 0;
    }

    /** Money for moves, more than a run moves off a card. */
    private void fund() throws InterruptedException {
        for (int card = 0; card < victim.callers().getFirst().shop().cards().size(); card++) {
            history.asksOnce(Wish.cash("fund-%06d".formatted(card), card, FUND_MINOR));
        }
        settle();
    }

    /** The first, the second and both by turns. */
    private void repeatJvm() throws IOException, InterruptedException {
        for (int i = jvmKills() + 1; i <= options.jvm() && wrong.isEmpty(); i++) {
            var what = KillReport.JVMS.get((i - 1) % KillReport.JVMS.size());
            var run = "%s-%s-%d".formatted(what, begun, i);
            long killed = killJvm(what, run);
            long recoveryMs = backAgain(run, killed);
            warmUp(run);
            check(what, i, options.jvm(), recoveryMs);
        }
    }

    private int jvmKills() {
        return KillReport.JVMS.stream().mapToInt(what -> history.recoveries(what).size()).sum();
    }

    private void repeat(String what, int times) throws IOException, InterruptedException {
        for (int i = history.recoveries(what).size() + 1; i <= times && wrong.isEmpty(); i++) {
            var run = "%s-%s-%d".formatted(what, begun, i);
            boolean ofDatabase = what.equals(KillReport.DATABASE);
            long killed = killBeneath(run, ofDatabase ? victim::killDatabase : victim::killSandbox);
            long recoveryMs =
                    what.equals(KillReport.SANDBOX)
                            ? untilBack(run, killed, victim::sandboxAnswers)
                            : backAgain(run, killed);
            warmUp(run);
            check(what, i, times, recoveryMs);
        }
    }

    private long killJvm(String what, String run) throws IOException, InterruptedException {
        long killed;
        try (var burst = new Burst(victim.callers(), run)) {
            Thread.sleep(random.nextInt(LEAST_MS, MOST_MS));
            killed = System.nanoTime();
            if (!what.equals(KillReport.SECOND)) {
                victim.killFirst();
            }
            if (!what.equals(KillReport.FIRST)) {
                victim.killSecond();
            }
            Thread.sleep(random.nextInt(LEAST_MS));
            burst.enough();
            if (what.equals(KillReport.FIRST) && !victim.secondLives()) {
                wrong.add(run + ": the second process ended with the first");
            }
            // what the second one has in doubt is settled once the database is back
            victim.startAgain();
        }
        return killed;
    }

    private long killBeneath(String run, Runnable kill) throws InterruptedException {
        try (var burst = new Burst(victim.callers(), run)) {
            Thread.sleep(random.nextInt(LEAST_MS, MOST_MS));
            long killed = System.nanoTime();
            kill.run();
            Thread.sleep(random.nextInt(LEAST_MS, MOST_MS));
            return killed;
        }
    }

    /** Milliseconds until both accept a recharge again. */
    private long backAgain(String run, long killed) throws InterruptedException {
        long longest = 0;
        for (int server = 0; server < 2; server++) {
            var wish = Wish.cash(run + "-back-" + server, 0, 1);
            var caller = victim.callers().get(server);
            history.asks(wish);
            long until =
                    untilBack(
                            run, killed, () -> caller.live(wish, () -> true) == Caller.Reached.END);
            longest = Math.max(longest, until);
        }
        return longest;
    }

    private long untilBack(String run, long killed, Callable<Boolean> isBack)
            throws InterruptedException {
        try {
            while (!isBack.call()) {
                if (System.nanoTime() - killed > LIMIT.toNanos()) {
                    wrong.add(run + ": not back after " + LIMIT);
                    break;
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - killed) / 1_000_000;
    }

    /** Settles, with one more by a code, so that the next kill meets a channel in full run. */
    private void warmUp(String run) throws InterruptedException {
        history.asks(Wish.byCode(run + "-warm", Burst.CHANNEL, 0, 1));
        settle();
    }

    /** Follows every wish to its end, under its own key. */
    private void settle() throws InterruptedException {
        long until = System.nanoTime() + LIMIT.toNanos();
        liveAll();
        for (int step = 0; !isSettled(); step++) {
            if (System.nanoTime() > until) {
                history.open().forEach(wish -> wrong.add("no end of " + wish + " in " + LIMIT));
                history.openMoves().forEach(it -> wrong.add("no end of " + it + " in " + LIMIT));
                return;
            }
            victim.advance(STEPS_SECONDS.get(step % STEPS_SECONDS.size()));
            liveAll();
        }
    }

    private boolean isSettled() {
        return history.open().isEmpty() && history.openMoves().isEmpty();
    }

    /** Each by any of the two, whichever it was asked of before. */
    private void liveAll() throws InterruptedException {
        var callers = victim.callers();
        long until = System.nanoTime() + ROUND.toNanos();
        var threads = new ArrayList<Thread>();
        for (var wish : history.open()) {
            var caller = callers.get(random.nextInt(callers.size()));
            threads.add(Thread.ofVirtual().start(() -> live(caller, wish, until)));
        }
        for (var move : history.openMoves()) {
            var mover = callers.get(random.nextInt(callers.size())).mover();
            threads.add(Thread.ofVirtual().start(() -> mover.live(move)));
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void live(Caller caller, Wish wish, long until) {
        try {
            var unused = caller.live(wish, () -> System.nanoTime() > until);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(String what, int number, int times, long recoveryMs) throws IOException {
        var name = "%s kill %d of %d".formatted(what, number, times);
        var audit = CompletableFuture.supplyAsync(this::audit);
        var journal = Journals.read(victim.callers().getFirst().channels().values());
        var tables = work.resolve("tables.xml");
        victim.platform().dumpTool().write(Books.TABLES, tables);
        history.check(Books.read(tables), journal)
                .forEach(finding -> wrong.add(name + ": " + finding));
        var audited = audit.join();
        if (audited.exit() != 0) {
            wrong.add(name + ": audit: " + audited.out().strip());
        }
        progress.say(
                "%s: accepting after %.1f s, %,d recharges, %,d moves, %,d payments, %s"
                        .formatted(
                                name,
                                recoveryMs / 1000.0,
                                history.acknowledged(),
                                history.moved(),
                                journal.size(),
                                wrong.isEmpty() ? "all kept, audit passed" : "WRONG"));
        if (wrong.isEmpty()) {
            history.killed(what, recoveryMs);
        }
    }

    private Larder.Ended audit() {
        try {
            var data = victim.data().toString();
            return Larder.run(work.resolve("audit.log"), "audit", "--data", data, "--json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
