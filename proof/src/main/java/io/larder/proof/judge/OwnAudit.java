package io.larder.proof.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** The judge's own audit of accounts and lots; nothing of the platform's audit is believed. */
final class OwnAudit {

    private OwnAudit() {}

    /** The four counters of an account. */
    private record Counters(long debits, long credits, long debitsHeld, long creditsHeld) {

        static final Counters ZERO = new Counters(0, 0, 0, 0);

        Counters plus(Counters more) {
            return new Counters(
                    debits + more.debits,
                    credits + more.credits,
                    debitsHeld + more.debitsHeld,
                    creditsHeld + more.creditsHeld);
        }
    }

    /** Every account's counters are the sums of its transfers. */
    static List<Finding> balances(Books books) {
        var summed = new TreeMap<String, Counters>();
        for (var transfer : books.transfers()) {
            long posted = transfer.postedMinor();
            long pending = transfer.pendingMinor();
            merge(summed, transfer.debit(), new Counters(posted, 0, pending, 0));
            merge(summed, transfer.credit(), new Counters(0, posted, 0, pending));
        }
        var stored = new TreeMap<String, Counters>();
        for (var row : books.accounts()) {
            merge(
                    stored,
                    row.name(),
                    new Counters(
                            row.debitsPosted(),
                            row.creditsPosted(),
                            row.debitsPending(),
                            row.creditsPending()));
        }
        var names = new TreeMap<String, Boolean>();
        summed.keySet().forEach(name -> names.put(name, true));
        stored.keySet().forEach(name -> names.put(name, true));
        var findings = new ArrayList<Finding>();
        for (var name : names.keySet()) {
            var is = stored.getOrDefault(name, Counters.ZERO);
            var must = summed.getOrDefault(name, Counters.ZERO);
            if (!is.equals(must)) {
                var what = "stored %s, transfers say %s".formatted(is, must);
                findings.add(new Finding("balance_is_sum_of_transfers", name, what));
            }
        }
        return findings;
    }

    private static void merge(Map<String, Counters> all, String name, Counters more) {
        all.merge(name, more, Counters::plus);
    }

    /** No card is below zero, and no account holds less than nothing. */
    static List<Finding> negatives(Books books) {
        var findings = new ArrayList<Finding>();
        LongPredicate negative = minor -> minor < 0;
        for (var row : books.accounts()) {
            long held = Math.min(row.debitsPending(), row.creditsPending());
            boolean isCard = row.name().startsWith("card/");
            if (isCard && negative.test(row.creditsPosted() - row.debitsPosted())) {
                findings.add(new Finding("no_card_below_zero", row.name(), row.toString()));
            }
            if (row.stripe() == 0 && negative.test(held)) {
                findings.add(new Finding("nothing_held_below_zero", row.name(), row.toString()));
            }
        }
        return findings;
    }

    /** What one legal entity owes another, the other is owed. */
    static List<Finding> clearing(Books books) {
        var debits = new TreeMap<String, Long>();
        for (var row : books.accounts()) {
            if (!Names.mirrored(row.name()).equals(row.name())) {
                debits.merge(row.name(), row.debitsPosted() - row.creditsPosted(), Long::sum);
            }
        }
        var findings = new ArrayList<Finding>();
        debits.forEach(
                (name, minor) -> {
                    long other = debits.getOrDefault(Names.mirrored(name), 0L);
                    if (minor != -other) {
                        var what = "debit %d, the other entity's debit %d".formatted(minor, other);
                        findings.add(new Finding("clearing_accounts_mirror", name, what));
                    }
                });
        return findings;
    }

    /** The lots of a card sum to its posted principal and bonus. */
    static List<Finding> lots(Books books) {
        var lots = new HashMap<String, Long>();
        for (var lot : books.lots()) {
            boolean isBonus = lot.kind().equals("BONUS");
            var name = isBonus ? Names.bonus(lot.cardId()) : Names.principal(lot.cardId());
            lots.merge(name, lot.remainingMinor(), Long::sum);
        }
        var findings = new ArrayList<Finding>();
        for (var row : books.accounts()) {
            if (row.name().startsWith("card/")) {
                long inLots = lots.getOrDefault(row.name(), 0L);
                lots.remove(row.name());
                compare(findings, row.name(), inLots, row.creditsPosted() - row.debitsPosted());
            }
        }
        lots.forEach((name, inLots) -> compare(findings, name, inLots, 0));
        return findings;
    }

    /** What is held back on a card is the sum of its open holds. */
    static List<Finding> holds(Books books) {
        var held = new TreeMap<String, Long>();
        for (var hold : books.holds()) {
            if (hold.isOpen()) {
                held.merge(Names.principal(hold.cardId()), hold.principalMinor(), Long::sum);
                held.merge(Names.bonus(hold.cardId()), hold.bonusMinor(), Long::sum);
            }
        }
        for (var row : books.accounts()) {
            if (row.name().startsWith("card/")) {
                held.merge(row.name(), -row.debitsPending(), Long::sum);
            }
        }
        var findings = new ArrayList<Finding>();
        held.forEach(
                (name, minor) -> {
                    if (minor != 0) {
                        var what = "open holds less pending debits: %d".formatted(minor);
                        findings.add(new Finding("holds_equal_pending", name, what));
                    }
                });
        return findings;
    }

    private static void compare(List<Finding> findings, String name, long inLots, long posted) {
        if (inLots != posted) {
            var what = "lots %d, posted %d".formatted(inLots, posted);
            findings.add(new Finding("lots_equal_balance", name, what));
        }
    }
}
