package io.larder.proof.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Spends, holds and transfers held against what was heard of them, at a moment when none of them is
 * open: each is there once and entirely, nothing is there that nobody heard of, and each card holds
 * what was put on it less what left it.
 */
public final class CardMoves {

    private static final Set<String> CODES = Set.of("spend", "hold", "transfer");

    private CardMoves() {}

    /**
     * Checks them.
     *
     * @param moved every one that was done
     * @param heard every recharge that was done; no other one may have reached a card
     */
    public static List<Finding> check(Books books, List<Moved> moved, List<Acknowledged> heard) {
        var findings = new ArrayList<Finding>();
        var posted = new HashMap<String, Map<String, Long>>();
        for (var transfer : books.transfers()) {
            if (CODES.contains(transfer.code())) {
                add(posted, transfer, transfer.debit(), -transfer.postedMinor());
                add(posted, transfer, transfer.credit(), transfer.postedMinor());
            }
        }
        var ids = new HashSet<String>();
        for (var each : moved) {
            if (!ids.add(each.id())) {
                findings.add(new Finding("one_key_one_move", each.id(), "under two keys"));
            }
            var there = posted.remove(each.id());
            if (there == null) {
                findings.add(new Finding("acknowledged_move_is_kept", each.id(), "lost"));
            } else if (!there.equals(wanted(each))) {
                var what = "posted %s, acknowledged %s".formatted(there, wanted(each));
                findings.add(new Finding("acknowledged_move_is_kept", each.id(), what));
            }
        }
        posted.forEach(
                (id, on) ->
                        findings.add(
                                new Finding(
                                        "move_was_asked_for", id, "nobody heard of it: " + on)));
        findings.addAll(balances(books, moved, heard));
        return findings;
    }

    /** What stands on cards under a reference; zero where it was held and given up. */
    private static void add(
            Map<String, Map<String, Long>> posted, Transfer transfer, String account, long minor) {
        if (account.startsWith("card/")) {
            posted.computeIfAbsent(transfer.reference(), none -> new TreeMap<>())
                    .merge(account, minor, Long::sum);
        }
    }

    private static Map<String, Long> wanted(Moved move) {
        var on = new TreeMap<String, Long>();
        on.put(Names.principal(move.card()), -move.amountMinor());
        if (move.toCard()) {
            on.put(Names.principal(move.other()), move.amountMinor());
        }
        return on;
    }

    private static List<Finding> balances(
            Books books, List<Moved> moved, List<Acknowledged> heard) {
        var must = new TreeMap<String, Long>();
        heard.forEach(it -> must.merge(Names.principal(it.cardId()), it.amountMinor(), Long::sum));
        for (var each : moved) {
            wanted(each).forEach((account, minor) -> must.merge(account, minor, Long::sum));
        }
        var is = new TreeMap<String, Long>();
        var findings = new ArrayList<Finding>();
        for (var row : books.accounts()) {
            if (row.name().startsWith("card/")) {
                is.merge(row.name(), row.creditsPosted() - row.debitsPosted(), Long::sum);
                if (row.debitsPending() != 0 || row.creditsPending() != 0) {
                    findings.add(new Finding("nothing_is_held", row.name(), row.toString()));
                }
            }
        }
        var names = new TreeSet<>(must.keySet());
        names.addAll(is.keySet());
        for (var name : names) {
            long holds = is.getOrDefault(name, 0L);
            long should = must.getOrDefault(name, 0L);
            if (holds != should) {
                var what = "holds %d, acknowledged %d".formatted(holds, should);
                findings.add(new Finding("card_holds_what_was_acknowledged", name, what));
            }
        }
        return findings;
    }
}
