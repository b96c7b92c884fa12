package io.larder.sandbox.fault;

import io.larder.sandbox.book.Book;
import io.larder.sandbox.time.BusinessTime;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides which faults strike. The n-th eligible thing of a kind is struck or not by a hash of
 * seed, fault, kind and n alone, so a seed fixes choices and counts, however calls interleave.
 */
public final class Faults {

    private final Book book;
    private final BusinessTime time;
    private final Set<String> met = ConcurrentHashMap.newKeySet();

    /** Faults after the plan in the book. */
    public Faults(Book book, BusinessTime time) {
        this.book = book;
        this.time = time;
    }

    /**
     * A fault that strikes.
     *
     * @param coin heads or tails, for faults of two forms
     * @param delay how long, for faults that take time
     */
    public record Strike(Fault fault, boolean coin, Duration delay) {}

    /** Takes a new plan; its draws begin anew. */
    public synchronized void plan(FaultPlan plan) {
        book.keep(plan);
        met.clear();
    }

    /** Draws for one eligible thing of a kind; null when nothing strikes. */
    public synchronized @Nullable Strike draw(Fault fault, String kind) {
        FaultPlan.Setting setting = book.plan().setting(fault);
        if (setting == null) {
            return null;
        }
        String stream = fault.wireName() + "/" + kind;
        DrawCounter before = counter(stream);
        DrawCounter all = counter(fault.wireName());
        long hash = mixed(book.plan().seed(), stream, before.eligible());
        Long count = setting.count();
        Double probability = setting.probability();
        boolean strikes =
                count != null
                        ? all.hits() < count
                        : probability != null && (hash >>> 11) * 0x1.0p-53 < probability;
        book.keep(
                new DrawCounter(stream, before.eligible() + 1, before.hits() + (strikes ? 1 : 0)));
        if (!strikes) {
            return null;
        }
        book.keep(new DrawCounter(fault.wireName(), all.eligible(), all.hits() + 1));
        return new Strike(fault, (all.hits() + book.plan().seed()) % 2 == 0, delay(fault, setting));
    }

    /** Draws for the first thing of a kind that an order meets; null for any later one. */
    public @Nullable Strike drawFirst(Fault fault, String kind, String orderNumber) {
        if (book.plan().setting(fault) == null) {
            return null;
        }
        return met.add(fault + "/" + kind + "/" + orderNumber) ? draw(fault, kind) : null;
    }

    /** Lists a fault as injected. */
    public synchronized void injected(
            Fault fault, String orderNumber, @Nullable String difference, String detail) {
        book.keep(
                new Injection(
                        book.nextInjectionId(),
                        fault.wireName(),
                        orderNumber,
                        difference,
                        detail,
                        time.now()));
    }

    private DrawCounter counter(String stream) {
        DrawCounter kept = book.counter(stream);
        return kept == null ? new DrawCounter(stream, 0, 0) : kept;
    }

    private static Duration delay(Fault fault, FaultPlan.Setting setting) {
        Long given = setting.delayMillis();
        if (given != null) {
            return Duration.ofMillis(given);
        }
        return fault == Fault.SLOW ? Duration.ofSeconds(3) : Duration.ofSeconds(20);
    }

    private static long mixed(long seed, String stream, long n) {
        long hash = seed * 0x9E3779B97F4A7C15L + n * 0xD1B54A32D192ED03L;
        for (int i = 0; i < stream.length(); i++) {
            hash = spread(hash + stream.charAt(i));
        }
        return spread(hash);
    }

    private static long spread(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
