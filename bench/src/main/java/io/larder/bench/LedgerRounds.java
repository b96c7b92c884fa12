package io.larder.bench;

import io.larder.compliance.RulePacks;
import io.larder.ledger.Cell;
import io.larder.ledger.Command;
import io.larder.ledger.Outcome;
import io.larder.ledger.Writer;
import io.larder.ledger.writer.OneEach;
import io.larder.proof.load.Pace;
import io.larder.proof.load.Round;
import io.larder.proof.load.Timings;
import io.larder.recharge.CashCommands;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The same recharges, through the writer and in one transaction each. */
final class LedgerRounds {

    /** Callers of a steady rate: many more than are in flight at half of what is possible. */
    private static final int MOST_PACED = 2_000;

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final CashCommands commands;
    private final Writer writer;
    private final Cell cell;
    private final List<String> cards;
    private final BenchDatabase database;

    LedgerRounds(BenchDatabase database, List<String> cards) {
        this.commands = new CashCommands(database.bean(RulePacks.class));
        this.writer = database.bean(Writer.class);
        this.cell = database.bean(Cell.class);
        this.cards = cards;
        this.database = database;
    }

    /**
     * How the reference writes.
     *
     * @param workers each with a connection of its own
     * @param prepared by prepared statements, or else in two round trips of plain text
     */
    record Way(int workers, boolean prepared) {
        String text() {
            return "%2d workers, %s".formatted(workers, prepared ? "prepared" : "as text");
        }
    }

    /** Calls until it is told to end. */
    private interface Caller {
        void run(Timings timings, long untilNanos) throws Exception;
    }

    /**
     * So many callers of the writer, each with one recharge in flight. What the continuous audit
     * has still to check of them afterwards counts too, its time and its CPU.
     */
    Round groupCommit(int inFlight, Duration duration) throws InterruptedException {
        return timed(inFlight, duration, true, () -> this::throughWriter);
    }

    /**
     * Recharges through the writer at a steady rate, each timed from the moment at which it was
     * due, so that one that came late to its turn counts as late.
     */
    Round paced(double perSecond, Duration duration) throws InterruptedException {
        var next = new AtomicLong();
        long from = System.nanoTime();
        return timed(
                MOST_PACED,
                duration,
                true,
                () ->
                        (timings, until) -> {
                            long due = from;
                            while ((due = from + (long) (next.getAndIncrement() * 1e9 / perSecond))
                                    < until) {
                                Pace.until(due);
                                submit(anyCard(0));
                                timings.add(System.nanoTime() - due);
                            }
                        });
    }

    /** So many workers, each with a connection and a transaction for each recharge. */
    Round oneEach(Way way, Duration duration) throws InterruptedException {
        return timed(
                way.workers(),
                duration,
                false,
                () -> (timings, until) -> inOneTransaction(way.prepared(), timings, until));
    }

    /** One recharge of each of these cards through the writer. */
    void writeThroughWriter(int fromCard, int toCard) {
        cards.subList(fromCard, toCard).forEach(card -> submit(card));
    }

    /** One recharge of each of these cards in a transaction of its own. */
    void writeOneEach(int fromCard, int toCard) throws SQLException {
        try (var worker = new OneEach(cell, true)) {
            for (var card : cards.subList(fromCard, toCard)) {
                transact(worker, card);
            }
        }
    }

    private void throughWriter(Timings timings, long untilNanos) {
        for (long now = System.nanoTime(); now < untilNanos; ) {
            submit(anyCard(0));
            long then = System.nanoTime();
            timings.add(then - now);
            now = then;
        }
    }

    private void inOneTransaction(boolean prepared, Timings timings, long untilNanos)
            throws SQLException {
        try (var worker = new OneEach(cell, prepared)) {
            for (long now = System.nanoTime(); now < untilNanos; ) {
                transact(worker, anyCard(cards.size() / 2));
                long then = System.nanoTime();
                timings.add(then - now);
                now = then;
            }
        }
    }

    private void submit(String card) {
        var outcome = writer.submit(command(card)).toCompletableFuture().join();
        if (!(outcome instanceof Outcome.Done<?, ?>)) {
            throw new IllegalStateException("not done: " + outcome);
        }
    }

    private void transact(OneEach worker, String card) throws SQLException {
        if (!worker.run(command(card))) {
            throw new IllegalStateException("a recharge was refused");
        }
    }

    /** The audit that follows the writer knows nothing of the reference: they share no card. */
    private String anyCard(int first) {
        return cards.get(first + ThreadLocalRandom.current().nextInt(cards.size() / 2));
    }

    private Command<String, ?> command(String card) {
        return commands.recharge(card, Instant.now().plus(DEADLINE));
    }

    private Round timed(int callers, Duration duration, boolean audited, Supplier<Caller> caller)
            throws InterruptedException {
        var fault = new AtomicReference<@Nullable Exception>();
        var parts = new ArrayList<Timings>();
        var threads = new ArrayList<Thread>();
        var cpu = database.cpu();
        long from = System.nanoTime();
        long until = from + duration.toNanos();
        for (int i = 0; i < callers; i++) {
            var timings = new Timings();
            parts.add(timings);
            threads.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            caller.get().run(timings, until);
                                        } catch (Exception e) {
                                            fault.compareAndSet(null, e);
                                        }
                                    }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (audited) {
            database.untilAudited();
        }
        var broken = fault.get();
        if (broken != null) {
            throw new IllegalStateException("a caller broke off", broken);
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        return Round.of(Timings.all(parts), seconds, database.cpu().since(cpu));
    }
}
