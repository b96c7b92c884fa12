package io.larder.proof.story;

import io.larder.proof.judge.Acknowledged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The driver's own count of what it did and heard. */
final class Tally {

    private final List<Acknowledged> cash = new ArrayList<>();
    private final List<Wish> unheard = new ArrayList<>();
    private final Map<String, Long> drawers = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int asked;
    private int refused;

    synchronized void asked() {
        asked++;
    }

    synchronized void refused() {
        refused++;
    }

    /** Cash went into a drawer, since the platform said that the recharge is done. */
    synchronized void tookCash(Acknowledged recharge, String drawer) {
        cash.add(recharge);
        drawers.merge(drawer, recharge.amountMinor(), Long::sum);
    }

    /** Cash was handed back. */
    synchronized void gaveCash(String drawer, long amountMinor) {
        drawers.merge(drawer, -amountMinor, Long::sum);
    }

    /** Three tries, and no answer that says what became of it. */
    synchronized void unheard(Wish wish) {
        unheard.add(wish);
    }

    /** Those without an answer, to be asked for again. */
    synchronized List<Wish> takeUnheard() {
        var all = List.copyOf(unheard);
        unheard.clear();
        return all;
    }

    /** Something that a customer must never meet. */
    synchronized void wrong(String what) {
        wrong.add(what);
    }

    synchronized int askedCount() {
        return asked;
    }

    synchronized int refusedCount() {
        return refused;
    }

    synchronized List<Acknowledged> cash() {
        return List.copyOf(cash);
    }

    /** What should lie in each drawer more than in the morning. */
    synchronized Map<String, Long> drawers() {
        return Map.copyOf(drawers);
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }
}
