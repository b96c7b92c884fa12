package io.larder.simulation;

import io.larder.simulation.purse.Ask;
import io.larder.simulation.world.Chance;
import java.util.ArrayList;
import java.util.List;

/** What is asked for in one world: few purses, so that commands meet each other. */
final class Traffic {

    private static final int MOST_PURSES = 6;
    private static final long MOST_AMOUNT = 1_000;

    /** A command with another body for the same key. */
    record Asked(String key, Ask ask, Ask other) {}

    private record Held(String hold, String purse) {}

    private final Chance chance;
    private final int purses;
    private final List<Held> holds = new ArrayList<>();
    private int number;

    Traffic(Chance chance) {
        this.chance = chance;
        this.purses = chance.between(1, MOST_PURSES);
    }

    Asked next() {
        var key = "key-%05d".formatted(++number);
        var ask = ask();
        return new Asked(key, ask, new Ask.Credit(purse(), 1 + amount()));
    }

    private Ask ask() {
        int dice = chance.between(1, 100);
        if (dice <= 35) {
            return new Ask.Credit(purse(), amount());
        } else if (dice <= 60) {
            return new Ask.Spend(purse(), amount());
        } else if (dice <= 72 && purses > 1) {
            return move();
        } else if (dice <= 84 || holds.isEmpty()) {
            var held = new Held("hold-" + number, purse());
            holds.add(held);
            return new Ask.Hold(held.hold, held.purse, amount());
        } else if (dice <= 91) {
            var held = chance.of(holds);
            return new Ask.Commit(held.hold, held.purse, amount());
        } else if (dice <= 97) {
            var held = chance.of(holds);
            return new Ask.Release(held.hold, held.purse);
        }
        return new Ask.Note(dice == 98 ? "short" : "longer than the store can take");
    }

    private Ask move() {
        int from = chance.between(1, purses);
        int to = (from + chance.between(1, purses - 1) - 1) % purses + 1;
        return new Ask.Move("p" + from, "p" + to, amount());
    }

    private String purse() {
        return "p" + chance.between(1, purses);
    }

    private long amount() {
        return chance.time(MOST_AMOUNT);
    }
}
