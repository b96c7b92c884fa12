package io.larder.ledger.writer;

import io.larder.ledger.Changes;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.LockRank;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.Table;
import io.larder.ledger.View;
import java.time.Instant;

/** What is asked of a card; it changes nothing. */
record OnCard(String card) implements Part<String, Never> {

    private record CardRow(String id) {}

    private static final Table<String, CardRow> CARDS =
            new Table<>("card", LockRank.CARD, CardRow.class, CardRow::id);

    /** A command that is never too late, under a key of its name. */
    static Command<String, Never> command(String name, String card) {
        var key = new Key.Internal("test", name);
        return new Command<>(key, Kept.text(), Instant.MAX, new OnCard(card));
    }

    /** The same, in the writer's hands. */
    static Queued<String, Never> queued(String name, String card) {
        return new Queued<>(command(name, card));
    }

    @Override
    public Reads reads() {
        return Reads.row(CARDS, card);
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        return new Step.Done<>("on " + card, Changes.NONE);
    }
}
