package io.larder.proof.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the judge has to say about a day.
 *
 * @param states orders by their state
 * @param balances accounts whose counters are not the sums of their transfers, or are below zero,
 *     and corrections that are not as two persons agreed
 * @param receipts receipts that are no payment, and payments without a receipt
 */
public record Judgement(
        Map<String, Integer> states,
        Unexplained unexplained,
        ComparedDifferences differences,
        Credits credits,
        List<Finding> balances,
        List<Finding> lots,
        List<Finding> chain,
        List<Finding> receipts) {

    /** Judges the books by what really happened. */
    public static Judgement of(
            Books books,
            List<JournalEntry> journal,
            List<ExpectedDifference> injected,
            Map<String, Long> cashByDrawer) {
        var states = new TreeMap<String, Integer>();
        books.orders().forEach(order -> states.merge(order.state(), 1, Integer::sum));
        var balances = new ArrayList<>(OwnAudit.balances(books));
        balances.addAll(OwnAudit.negatives(books));
        balances.addAll(OwnAudit.clearing(books));
        balances.addAll(OwnAudit.holds(books));
        balances.addAll(TwoPersons.check(books));
        return new Judgement(
                states,
                Unexplained.of(books, journal, cashByDrawer),
                ComparedDifferences.of(books, injected),
                Credits.of(books),
                balances,
                OwnAudit.lots(books),
                OwnChain.breaks(books),
                Receipts.check(books, journal));
    }

    /** The books alone: what must hold of them at any moment, whatever happened outside. */
    public static List<Finding> ofBooks(Books books) {
        var findings = new ArrayList<>(OwnAudit.balances(books));
        findings.addAll(OwnAudit.negatives(books));
        findings.addAll(OwnAudit.clearing(books));
        findings.addAll(OwnAudit.holds(books));
        findings.addAll(OwnAudit.lots(books));
        findings.addAll(TwoPersons.check(books));
        findings.addAll(OwnChain.breaks(books));
        var credits = Credits.of(books);
        findings.addAll(credits.confirmedWithout());
        findings.addAll(credits.withoutConfirmed());
        return findings;
    }

    /**
     * The books held against the money that moved, at a moment when none of it is on its way: every
     * payment is on its card or on its way back, once.
     */
    public static List<Finding> ofMoney(
            Books books, List<JournalEntry> journal, Map<String, Long> cashByDrawer) {
        var findings = ofBooks(books);
        findings.addAll(Unexplained.of(books, journal, cashByDrawer).findings());
        findings.addAll(Receipts.check(books, journal));
        findings.addAll(Receipts.ends(books));
        return findings;
    }

    /** Everything that is not as it must be. */
    public List<Finding> findings() {
        var findings = new ArrayList<>(unexplained.findings());
        findings.addAll(differences.falseOnes());
        findings.addAll(differences.missed());
        findings.addAll(credits.confirmedWithout());
        findings.addAll(credits.withoutConfirmed());
        findings.addAll(balances);
        findings.addAll(lots);
        findings.addAll(chain);
        findings.addAll(receipts);
        return findings;
    }
}
