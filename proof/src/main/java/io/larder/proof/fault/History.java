package io.larder.proof.fault;

import io.larder.proof.judge.Acknowledged;
import io.larder.proof.judge.Books;
import io.larder.proof.judge.Finding;
import io.larder.proof.judge.Judgement;
import io.larder.proof.judge.Unexplained;
import io.larder.proof.story.Wish;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that the callers asked for and heard, over every kill. */
final class History {

    private final List<Acknowledged> heard = new ArrayList<>();
    private final List<Wish> unknown = new ArrayList<>();
    private final Map<String, Long> drawers = new TreeMap<>();
    private int settled;
    private int refused;

    synchronized void heard(Acknowledged recharge, String drawer) {
        heard.add(recharge);
        drawers.merge(drawer, recharge.amountMinor(), Long::sum);
    }

    synchronized void unknown(Wish wish) {
        unknown.add(wish);
    }

    synchronized void refused() {
        refused++;
    }

    /** Calls whose outcome nobody heard. */
    synchronized List<Wish> takeUnknown() {
        var all = List.copyOf(unknown);
        unknown.clear();
        settled += all.size();
        return all;
    }

    synchronized int acknowledged() {
        return heard.size();
    }

    /** How many calls had to be asked again under their key. */
    synchronized int settledCount() {
        return settled;
    }

    synchronized int refusedCount() {
        return refused;
    }

    /**
     * Holds the books against it: nothing lost, nothing credited twice, nothing nobody asked for.
     */
    synchronized List<Finding> check(Books books) {
        var findings = new ArrayList<>(Judgement.ofBooks(books));
        findings.addAll(Acknowledged.check(books, heard));
        var keys = new HashSet<String>();
        heard.forEach(recharge -> keys.add(recharge.orderId()));
        for (var order : books.orders()) {
            if (!keys.contains(order.id())) {
                findings.add(new Finding("order_was_asked_for", order.id(), "nobody heard of it"));
            }
        }
        findings.addAll(Unexplained.of(books, List.of(), drawers).findings());
        return findings;
    }
}
