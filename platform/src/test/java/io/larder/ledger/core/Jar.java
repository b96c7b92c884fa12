package io.larder.ledger.core;

import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.LockRank;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Refusal;
import io.larder.ledger.Step;
import io.larder.ledger.Table;
import io.larder.ledger.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** A jar of coins, all that these tests know of the world. */
record Jar(String id, int coins) {

    static final Table<String, Jar> TABLE = new Table<>("jar", LockRank.CARD, Jar.class, Jar::id);
    static final Account TILL = Chart.cash("till");
    static final Account BANK = Chart.bank();
    static final Moment NOW =
            new Moment(Instant.parse("2026-03-02T02:00:00Z"), LocalDate.of(2026, 3, 2));

    static Account money(String id) {
        return Chart.cardPrincipal(id);
    }

    static Reads reads(String id) {
        return Reads.row(TABLE, id).and(Reads.account(money(id)));
    }

    /** What the database holds: some jars, with nothing in them, and the accounts of these ids. */
    static Locked locked(String... ids) {
        var locked = new Locked();
        for (var id : ids) {
            locked.found(TABLE, id, new Jar(id, 0));
            locked.asked(money(id));
        }
        return locked;
    }

    static Changes put(String id, long minor) {
        return Changes.NONE.transfer(TILL, money(id), minor, "put", id);
    }

    static Changes take(String id, long minor) {
        return Changes.NONE.transfer(money(id), TILL, minor, "take", id);
    }

    /** The jar is full. */
    record Full() implements Refusal {
        @Override
        public String code() {
            return "full";
        }
    }

    /** A part that does as the test says. */
    record As(Reads reads, BiFunction<View, Moment, Step<String, Full>> decides)
            implements Part<String, Full> {
        @Override
        public Step<String, Full> decide(View view, Moment now) {
            return decides.apply(view, now);
        }
    }

    /** A command that makes these changes of a jar. */
    static Work<String, Full> work(String key, String id, Changes changes) {
        return work(
                new Key.Internal("test", key),
                new As(reads(id), (view, now) -> new Step.Done<>("done " + key, changes)));
    }

    static Work<String, Full> work(Key key, Part<String, Full> part) {
        return new Work<>(new Command<>(key, Kept.text(), Instant.MAX, part));
    }

    static Decisions decisions(Locked locked) {
        return new Decisions(NOW, Map.of(), locked);
    }

    static Reads rows(String... ids) {
        return new Reads(Map.of(TABLE, Set.of((Object[]) ids)), Set.of());
    }
}
