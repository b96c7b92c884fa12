package io.larder.proof.story;

import io.larder.proof.judge.OrderRow;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A day's result as a manager reads it. */
final class DayReport {

    private DayReport() {}

    /** Takings of one way to pay. */
    private record Takings(int asked, int confirmed, long minor) {

        Takings plus(OrderRow order) {
            return new Takings(
                    asked + 1,
                    confirmed + (order.everConfirmed() ? 1 : 0),
                    minor + (order.everConfirmed() ? order.amountMinor() : 0));
        }
    }

    static String of(DayResult day) {
        var text = new StringBuilder();
        text.append("%nA DAY IN THE STORE (seed %d)%n%n".formatted(day.options().seed()));
        takings(day, text);
        text.append("%nRecharges asked for%8d%n".formatted(day.tally().askedCount()));
        day.recharges()
                .forEach(
                        (state, n) ->
                                text.append(
                                        "  %-17s%8d%n"
                                                .formatted(state.toLowerCase(Locale.ROOT), n)));
        table(text, "With cards", day.cardLife());
        table(text, "Faults injected", day.injected().counts());
        table(text, "Differences found", day.judgement().differences().found());
        reconciliation(day, text);
        audit(day, text);
        text.append(
                "%n%s in %.0f s%n"
                        .formatted(
                                day.wrong().isEmpty() ? "EVERY FEN IS EXPLAINED" : "NOT IN ORDER",
                                day.seconds()));
        return text.toString();
    }

    private static void takings(DayResult day, StringBuilder text) {
        var takings = new TreeMap<String, Takings>();
        for (var order : day.books().orders()) {
            takings.merge(
                    order.payWith(),
                    new Takings(0, 0, 0).plus(order),
                    (before, one) -> before.plus(order));
        }
        text.append("  %-10s%9s%11s%16s%n".formatted("paid with", "orders", "confirmed", "CNY"));
        takings.forEach(
                (way, of) ->
                        text.append(
                                "  %-10s%9d%11d%16s%n"
                                        .formatted(
                                                way.toLowerCase(Locale.ROOT),
                                                of.asked(),
                                                of.confirmed(),
                                                yuan(of.minor()))));
    }

    private static void table(StringBuilder text, String title, Map<String, Integer> counts) {
        text.append("%n%s%n".formatted(title));
        counts.forEach(
                (name, n) ->
                        text.append(
                                "  %-24s%6d%n"
                                        .formatted(
                                                name.toLowerCase(Locale.ROOT).replace('_', ' '),
                                                n)));
    }

    private static void reconciliation(DayResult day, StringBuilder text) {
        var differences = day.judgement().differences();
        text.append(
                "%nReconciliation%n  false differences%13d%n  missed differences%12d%n"
                        .formatted(differences.falseOnes().size(), differences.missed().size()));
        text.append(
                "  lines%25d%n  matched%23d%n".formatted(day.lines("lines"), day.lines("matched")));
        text.append(
                "  unexplained, CNY%14s%n".formatted(yuan(day.judgement().unexplained().minor())));
    }

    private static void audit(DayResult day, StringBuilder text) {
        text.append(
                "%nAudit%n  %-24s%6s%n  %-24s%6d%n  %-24s%6s%n"
                        .formatted(
                                "the platform's own",
                                day.auditOk() ? "ok" : "FAILED",
                                "the judge's findings",
                                day.judgement().findings().size(),
                                "planted breach",
                                day.breach().found() ? "found" : "MISSED"));
    }

    private static String yuan(long minor) {
        return "%,d.%02d".formatted(minor / 100, minor % 100);
    }
}
