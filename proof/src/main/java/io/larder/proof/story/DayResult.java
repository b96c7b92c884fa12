package io.larder.proof.story;

import io.larder.proof.client.Json;
import io.larder.proof.judge.Books;
import io.larder.proof.judge.Finding;
import io.larder.proof.judge.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that came of a day.
 *
 * @param cardLife how often each thing was done with cards
 * @param day what the platform says of the day
 * @param auditOk whether the platform's own audit passed
 * @param breach what became of the planted one
 */
record DayResult(
        DemoOptions options,
        Tally tally,
        Map<String, Integer> cardLife,
        Books books,
        Injected injected,
        Judgement judgement,
        Json day,
        boolean auditOk,
        PlantedBreach breach,
        double seconds) {

    private static final List<String> STATES =
            List.of("RECONCILED", "CONFIRMED", "CLOSED", "REFUNDED");

    /** Everything that is off, in words; empty for a good day. */
    List<String> wrong() {
        var wrong = new ArrayList<>(tally.wrong());
        judgement.findings().stream().map(Finding::toString).forEach(wrong::add);
        long ended = recharges().values().stream().mapToLong(Integer::longValue).sum();
        int asked = tally.askedCount();
        if (ended != asked) {
            wrong.add("asked for %d, but %d have an end".formatted(asked, ended));
        }
        if (unknown() > 0) {
            wrong.add(unknown() + " orders have no end");
        }
        if (!auditOk) {
            wrong.add("the platform's audit failed");
        }
        if (!breach.found()) {
            wrong.add("the audit did not find " + breach);
        }
        if (rate("errorRateCount") != 0 || rate("errorRateMoney") != 0) {
            wrong.add("lines are neither matched nor held in a difference");
        }
        return wrong;
    }

    /** The final states; what was refused includes the driver's own count. */
    Map<String, Integer> recharges() {
        var states = new LinkedHashMap<String, Integer>();
        for (var state : STATES) {
            states.put(state, judgement.states().getOrDefault(state, 0));
        }
        states.put("REFUSED", judgement.states().getOrDefault("REFUSED", 0) + tally.refusedCount());
        states.put("UNKNOWN", unknown());
        return states;
    }

    /** Orders that never came to an end, whatever state says so. */
    private int unknown() {
        return judgement.states().entrySet().stream()
                .filter(state -> !STATES.contains(state.getKey()))
                .filter(state -> !state.getKey().equals("REFUSED"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** A count of the day, such as {@code lines}. */
    long lines(String name) {
        return day.at(name).number();
    }

    /** A rate of the day, 0 to 1. */
    double rate(String name) {
        return day.at(name).real();
    }

    /** The object of {@code --json}. */
    Json json() {
        return Json.object(
                "recharges", rechargesJson(),
                "card_life", cardLife,
                "faults_injected", injected.counts(),
                "differences_found", judgement.differences().found(),
                "differences_expected", judgement.differences().expected(),
                "false_differences", judgement.differences().falseOnes().size(),
                "missed_differences", judgement.differences().missed().size(),
                "reconciliation", reconciliationJson(),
                "audit", auditJson(),
                "seconds", Math.round(seconds * 10) / 10.0);
    }

    private Json rechargesJson() {
        var of = new LinkedHashMap<String, Object>();
        of.put("asked", tally.askedCount());
        recharges().forEach((state, n) -> of.put(state.toLowerCase(java.util.Locale.ROOT), n));
        of.put("ever_confirmed", judgement.credits().ever());
        return Json.of(of);
    }

    private Json reconciliationJson() {
        return Json.object(
                "lines", lines("lines"),
                "matched", lines("matched"),
                "unexplained_minor", judgement.unexplained().minor(),
                "error_rate_count", rate("errorRateCount"),
                "error_rate_money", rate("errorRateMoney"));
    }

    private Json auditJson() {
        boolean own =
                judgement.balances().isEmpty()
                        && judgement.lots().isEmpty()
                        && judgement.chain().isEmpty()
                        && judgement.credits().confirmedWithout().isEmpty()
                        && judgement.credits().withoutConfirmed().isEmpty();
        return Json.object(
                "ok", auditOk && own,
                "transfers", books.transfers().size(),
                "accounts_checked", books.accounts().size(),
                "balance_mismatches", judgement.balances().size(),
                "lot_mismatches", judgement.lots().size(),
                "confirmed_without_credit", judgement.credits().confirmedWithout().size(),
                "credit_without_confirmed", judgement.credits().withoutConfirmed().size(),
                "chain_breaks", judgement.chain().size(),
                "planted_breach_found", breach.found());
    }
}
