package io.larder.simulation.judge;

import io.larder.simulation.purse.Ask;
import io.larder.simulation.store.Rows;
import io.larder.simulation.store.Rows.Row;
import io.larder.simulation.store.SimulatedDatabase.Commit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is stored against what callers heard. Commands are carried out again by a plain model
 * in the order in which their batches became durable.
 */
public final class Judge {

    /** A key as it is stored. */
    private record Stored(String bodyHash, String result, long lane, long batch) {
        boolean isIn(Commit commit) {
            return lane == commit.lane() && batch == commit.batch();
        }
    }

    /** A value from a time on. */
    private record Since(long micros, String value) {}

    private final Rows rows;
    private final List<Commit> commits;
    private final List<Attempt> attempts;
    private final Findings findings = new Findings();
    private final LaneCheck lanes;
    private final Model model = new Model();
    private final Map<String, Stored> keys = new LinkedHashMap<>();
    private final Map<String, Long> durableSince = new HashMap<>();
    private final Map<String, List<Since>> history = new HashMap<>();

    private Judge(Rows rows, List<Commit> commits, List<Attempt> attempts) {
        this.rows = rows;
        this.commits = commits;
        this.attempts = attempts;
        this.lanes = new LaneCheck(rows, findings);
    }

    /** The name under which a key is remembered. */
    public static String stored(String key) {
        return "till sim " + key;
    }

    /** How the request's body is told apart from another. */
    public static String bodyHash(Ask ask) {
        return ask.toString();
    }

    /** Everything that is wrong. */
    public static List<String> judge(Rows rows, List<Commit> commits, List<Attempt> attempts) {
        var judge = new Judge(rows, commits, attempts);
        judge.lanes.check(commits);
        judge.replay();
        judge.balances();
        judge.lots();
        judge.answers();
        return judge.findings.all();
    }

    private void replay() {
        var asks = new HashMap<String, Ask>();
        attempts.forEach(
                attempt ->
                        asks.put(stored(attempt.key()) + bodyHash(attempt.ask()), attempt.ask()));
        var byBatch = new HashMap<List<Long>, List<String>>();
        for (var row : rows.all("idempotency")) {
            var key =
                    new Stored(
                            row.text("body_hash"),
                            row.text("result"),
                            row.number("lane"),
                            row.number("batch"));
            keys.put(row.text("name"), key);
            byBatch.computeIfAbsent(List.of(key.lane, key.batch), at -> new ArrayList<>())
                    .add(row.text("name"));
        }
        for (var commit : commits) {
            var at = List.of(commit.lane(), commit.batch());
            replay(commit, byBatch.getOrDefault(at, List.of()), asks);
        }
    }

    private void replay(Commit commit, List<String> names, Map<String, Ask> asks) {
        var moved = new LinkedHashMap<String, List<Model.Leg>>();
        for (var row : lanes.transfers(commit.lane(), commit.batch())) {
            moved.computeIfAbsent(stored(row.text("reference")), key -> new ArrayList<>())
                    .add(leg(row));
        }
        names.forEach(name -> moved.putIfAbsent(name, List.of()));
        moved.forEach(
                (name, legs) -> {
                    var key = keys.get(name);
                    if (key == null || !key.isIn(commit)) {
                        findings.require(false, "applied_once", "%s in another batch too", name);
                    } else {
                        apply(commit, name, key, legs, asks.get(name + key.bodyHash));
                    }
                });
    }

    private void apply(
            Commit commit, String name, Stored key, List<Model.Leg> legs, @Nullable Ask ask) {
        durableSince.put(name, commit.micros());
        if (ask == null) {
            findings.require(false, "asked", "nobody asked for %s", name);
            return;
        }
        try {
            var effect = model.apply(ask);
            findings.require(effect.legs().equals(legs), "effect", "%s moved %s", name, legs);
            findings.require(
                    effect.result().equals(key.result),
                    "result",
                    "%s answers %s instead of %s",
                    name,
                    key.result,
                    effect.result());
        } catch (IllegalStateException wrong) {
            findings.require(false, "accepted", "%s %s", name, wrong);
        }
        model.seen(ask)
                .forEach(
                        (subject, value) ->
                                history.computeIfAbsent(subject, s -> new ArrayList<>())
                                        .add(new Since(commit.micros(), value)));
    }

    private static Model.Leg leg(Row row) {
        return new Model.Leg(
                row.text("debit"),
                row.text("credit"),
                row.number("amount_minor"),
                row.text("phase"));
    }

    /** Each balance is the sum of its transfers; debits are credits; nobody is below zero. */
    private void balances() {
        var expected = new HashMap<String, long[]>();
        for (var row : rows.all("transfer")) {
            long amount = row.number("amount_minor");
            var debit = sums(expected, row.text("debit"));
            var credit = sums(expected, row.text("credit"));
            var phase = row.text("phase");
            boolean posts = phase.equals("POST") || phase.equals("COMMIT");
            long pending = phase.equals("POST") ? 0 : phase.equals("HOLD") ? amount : -amount;
            debit[0] += posts ? amount : 0;
            credit[1] += posts ? amount : 0;
            debit[2] += pending;
            credit[3] += pending;
        }
        var stored = new HashMap<String, long[]>();
        for (var row : rows.all("account")) {
            var sums = sums(stored, row.text("name"));
            sums[0] += row.number("debits_posted");
            sums[1] += row.number("credits_posted");
            sums[2] += row.number("debits_pending");
            sums[3] += row.number("credits_pending");
        }
        long[] total = new long[4];
        stored.forEach((name, sums) -> compare(name, sums, sums(expected, name), total));
        // an account that nothing but a hold and its end in one batch has moved has no row
        expected.forEach(
                (name, sums) ->
                        findings.require(
                                stored.containsKey(name)
                                        || Arrays.stream(sums).allMatch(s -> s == 0),
                                "balance",
                                "%s missing",
                                name));
        findings.require(
                total[0] == total[1] && total[2] == total[3],
                "debits_are_credits",
                "%d %d, pending %d %d",
                total[0],
                total[1],
                total[2],
                total[3]);
    }

    private void compare(String name, long[] sums, long[] expected, long[] total) {
        for (int i = 0; i < sums.length; i++) {
            total[i] += sums[i];
            findings.require(
                    sums[i] == expected[i],
                    "balance",
                    "%s: %d stored, %d by its transfers",
                    name,
                    sums[i],
                    expected[i]);
        }
        findings.require(
                !name.startsWith("card/") || sums[1] - sums[0] - sums[2] >= 0,
                "not_below_zero",
                "%s",
                name);
    }

    private static long[] sums(Map<String, long[]> all, String name) {
        return all.computeIfAbsent(name, n -> new long[4]);
    }

    private void lots() {
        var sums = new HashMap<String, Long>();
        for (var row : rows.all("sim_lot")) {
            sums.merge(row.text("purse"), row.number("left_minor"), Long::sum);
            findings.require(row.number("left_minor") >= 0, "lots", "%s", row.text("id"));
        }
        sums.forEach(
                (purse, sum) ->
                        findings.require(
                                model.posted(purse) == sum,
                                "lots",
                                "%s: lots %d, balance %d",
                                purse,
                                sum,
                                model.posted(purse)));
    }

    private void answers() {
        var byKey = new LinkedHashMap<String, List<Attempt>>();
        attempts.forEach(
                attempt ->
                        byKey.computeIfAbsent(stored(attempt.key()), key -> new ArrayList<>())
                                .add(attempt));
        byKey.forEach(
                (name, some) -> {
                    some.forEach(attempt -> answer(name, attempt));
                    long first =
                            some.stream()
                                    .filter(
                                            attempt ->
                                                    attempt.heard()
                                                                    instanceof
                                                                    Heard.Done(
                                                                            var result,
                                                                            var replayed)
                                                            && !replayed)
                                    .count();
                    findings.require(first <= 1, "told_once", "%s was done %d times", name, first);
                    var key = keys.get(name);
                    long durable = durableSince.getOrDefault(name, 0L);
                    findings.require(
                            key == null
                                    || some.stream()
                                            .anyMatch(
                                                    attempt ->
                                                            attempt.mayHaveHappened()
                                                                    && attempt.sentMicros()
                                                                            <= durable
                                                                    && bodyHash(attempt.ask())
                                                                            .equals(key.bodyHash)),
                            "applied_unasked",
                            "%s is stored, but callers heard %s",
                            name,
                            some);
                });
    }

    private void answer(String name, Attempt attempt) {
        var key = keys.get(name);
        switch (attempt.heard()) {
            case Heard.Done(var result, var replayed) ->
                    findings.require(
                            key != null
                                    && key.result.equals(result)
                                    && key.bodyHash.equals(bodyHash(attempt.ask()))
                                    && durableSince.getOrDefault(name, Long.MAX_VALUE)
                                            <= attempt.heardMicros(),
                            "done_is_stored",
                            "%s, stored is %s",
                            attempt,
                            key);
            case Heard.Conflict(var kept) ->
                    findings.require(
                            key != null
                                    && key.result.equals(kept)
                                    && !key.bodyHash.equals(bodyHash(attempt.ask())),
                            "conflict",
                            "%s, stored is %s",
                            attempt,
                            key);
            case Heard.Refused(var subject, var seen) ->
                    findings.require(
                            wasSo(subject, seen, attempt),
                            "refused_rightly",
                            "%s: it was never so meanwhile, but %s",
                            attempt,
                            history.get(subject));
            case null -> {}
            case Heard.Busy ignored -> {}
            case Heard.Fault ignored -> {}
            case Heard.Unknown ignored -> {}
        }
    }

    /** Whether the subject had this value at some time between the request and its answer. */
    private boolean wasSo(String subject, String seen, Attempt attempt) {
        var values = history.getOrDefault(subject, List.of());
        var value = subject.startsWith("purse") ? "0" : "MISSING";
        long since = 0;
        for (var next : values) {
            if (value.equals(seen)
                    && since <= attempt.heardMicros()
                    && next.micros >= attempt.sentMicros()) {
                return true;
            }
            value = next.value;
            since = next.micros;
        }
        return value.equals(seen) && since <= attempt.heardMicros();
    }
}
