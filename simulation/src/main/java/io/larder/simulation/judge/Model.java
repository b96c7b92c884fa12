package io.larder.simulation.judge;

import io.larder.simulation.purse.Ask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Purses in the plainest way: two numbers for each, and a state for each hold. */
final class Model {

    /** A transfer as the model expects it. */
    record Leg(String debit, String credit, long amount, String phase) {}

    /** What a command does: its transfers and its answer. */
    record Effect(List<Leg> legs, String result) {}

    private record Hold(long amount, String state) {}

    private static final String CASH = "cash/till";
    private static final String SALES = "sales/store";

    private final Map<String, Long> posted = new HashMap<>();
    private final Map<String, Long> held = new HashMap<>();
    private final Map<String, Hold> holds = new HashMap<>();

    /** Carries a command out, and fails when it should have been refused. */
    Effect apply(Ask ask) {
        return switch (ask) {
            case Ask.Credit(var purse, var amount) -> {
                add(posted, purse, amount);
                yield effect(List.of(leg(CASH, account(purse), amount, "POST")), purse);
            }
            case Ask.Spend(var purse, var amount) -> {
                require(available(purse) >= amount, "spends more than there is");
                add(posted, purse, -amount);
                yield effect(List.of(leg(account(purse), SALES, amount, "POST")), purse);
            }
            case Ask.Move(var from, var to, var amount) -> {
                require(available(from) >= amount, "moves more than there is");
                add(posted, from, -amount);
                add(posted, to, amount);
                yield effect(List.of(leg(account(from), account(to), amount, "POST")), from, to);
            }
            case Ask.Hold(var hold, var purse, var amount) -> {
                require(!holds.containsKey(hold), "holds twice");
                require(available(purse) >= amount, "holds more than there is");
                holds.put(hold, new Hold(amount, "OPEN"));
                add(held, purse, amount);
                yield effect(List.of(leg(account(purse), SALES, amount, "HOLD")), purse);
            }
            case Ask.Commit(var hold, var purse, var amount) -> end(hold, purse, amount);
            case Ask.Release(var hold, var purse) -> end(hold, purse, 0);
            case Ask.Note(var text) -> {
                require(text.length() <= 20, "notes what does not fit");
                yield new Effect(List.of(), "noted");
            }
        };
    }

    private Effect end(String hold, String purse, long most) {
        var there = holds.get(hold);
        if (there == null || !there.state.equals("OPEN")) {
            throw new IllegalStateException("ends a hold that is not open");
        }
        long amount = Math.min(most, there.amount);
        holds.put(hold, new Hold(there.amount, amount > 0 ? "COMMITTED" : "RELEASED"));
        add(held, purse, -there.amount);
        add(posted, purse, -amount);
        var legs = new ArrayList<Leg>();
        if (amount > 0) {
            legs.add(leg(account(purse), SALES, amount, "COMMIT"));
        }
        if (amount < there.amount) {
            legs.add(leg(account(purse), SALES, there.amount - amount, "RELEASE"));
        }
        return effect(legs, purse);
    }

    /** What a refusal of this ask would have to see now, by subject. */
    Map<String, String> seen(Ask ask) {
        var seen = new HashMap<String, String>();
        switch (ask) {
            case Ask.Credit(var purse, var amount) -> see(seen, purse);
            case Ask.Spend(var purse, var amount) -> see(seen, purse);
            case Ask.Move(var from, var to, var amount) -> {
                see(seen, from);
                see(seen, to);
            }
            case Ask.Hold(var hold, var purse, var amount) -> see(seen, hold, purse);
            case Ask.Commit(var hold, var purse, var amount) -> see(seen, hold, purse);
            case Ask.Release(var hold, var purse) -> see(seen, hold, purse);
            case Ask.Note ignored -> {}
        }
        return seen;
    }

    private void see(Map<String, String> seen, String purse) {
        seen.put("purse " + purse, Long.toString(available(purse)));
    }

    private void see(Map<String, String> seen, String hold, String purse) {
        see(seen, purse);
        var there = holds.get(hold);
        seen.put("hold " + hold, there == null ? "MISSING" : there.state);
    }

    long posted(String purse) {
        return posted.getOrDefault(purse, 0L);
    }

    private long available(String purse) {
        return posted(purse) - held.getOrDefault(purse, 0L);
    }

    private Effect effect(List<Leg> legs, String... purses) {
        var text = new StringBuilder();
        for (var purse : purses) {
            text.append(purse).append(' ').append(posted(purse)).append(' ');
            text.append(held.getOrDefault(purse, 0L)).append(' ');
        }
        return new Effect(legs, text.toString().strip());
    }

    private static Leg leg(String debit, String credit, long amount, String phase) {
        return new Leg(debit, credit, amount, phase);
    }

    private static String account(String purse) {
        return "card/" + purse + "/principal";
    }

    private static void add(Map<String, Long> sums, String name, long amount) {
        sums.merge(name, amount, Long::sum);
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException(what);
        }
    }
}
