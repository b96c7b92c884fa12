package io.larder.ledger.core;

import io.larder.ledger.Change;
import io.larder.ledger.Changes;
import io.larder.ledger.Event;
import io.larder.ledger.Moment;
import io.larder.ledger.Reads;
import io.larder.ledger.Refusal;
import io.larder.ledger.Step;
import io.larder.ledger.Table;
import io.larder.ledger.WriterFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides the commands of one batch in the order they came, and collects what is to be written. */
public final class Decisions {

    private final Moment now;
    private final Locked locked;
    private final Books books;
    private final Map<String, Remembered> known;
    private final Map<String, Remembered> remembered = new LinkedHashMap<>();
    private final List<Change.Transfer> transfers = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<Table<?, ?>, Set<Object>> inserted = new LinkedHashMap<>();
    private final List<Work<?, ?>> waiting = new ArrayList<>();
    private final Set<String> waitingKeys = new HashSet<>();

    /**
     * @param known keys used before, by their text
     * @param locked the rows of every command's {@link Work#reads()}
     */
    public Decisions(Moment now, Map<String, Remembered> known, Locked locked) {
        this.now = now;
        this.known = known;
        this.locked = locked;
        this.books = new Books(locked);
    }

    /** Decides each command; those that need more rows wait for {@link #again}. */
    public void first(List<? extends Work<?, ?>> works) {
        works.forEach(this::judge);
    }

    /** Whether commands wait for more rows. */
    public boolean waits() {
        return !waiting.isEmpty();
    }

    /** What the waiting commands need that is not locked yet. */
    public Reads more() {
        return locked.missing(Reads.all(waiting.stream().map(Work::reads)));
    }

    /**
     * Decides the waiting commands, after their rows were locked too. One may need more than it
     * knew, when another before it in the batch gave money back to a lot that was used up.
     */
    public void again() {
        var works = List.copyOf(waiting);
        waiting.clear();
        waitingKeys.clear();
        works.forEach(this::judge);
    }

    /** Everything that was accepted. */
    public Written written() {
        return new Written(
                books.changedRows(),
                inserted,
                books.changedBalances(),
                List.copyOf(transfers),
                List.copyOf(events),
                List.copyOf(remembered.values()),
                locked);
    }

    private <R, F extends Refusal> void judge(Work<R, F> work) {
        var earlier = earlier(work.keyText());
        if (earlier != null) {
            work.replayOf(earlier);
            return;
        }
        if (waitingKeys.contains(work.keyText())) {
            waiting.add(work);
            return;
        }
        switch (work.decide(books, now)) {
            case null -> {}
            case Step.Refused<R, F>(F why) -> work.refused(why);
            case Step.NeedsMore<R, F>(Reads reads) -> wait(work, reads);
            case Step.Done<R, F>(R result, Changes changes) -> accept(work, result, changes);
        }
    }

    private void wait(Work<?, ?> work, Reads reads) {
        if (locked.missing(reads) == Reads.NONE) {
            work.fail(new WriterFault("a part asks for rows that are locked"));
            return;
        }
        work.askFor(reads);
        waiting.add(work);
        waitingKeys.add(work.keyText());
    }

    private <R, F extends Refusal> void accept(Work<R, F> work, R result, Changes changes) {
        try {
            var after = (Books) books.with(changes);
            var memory = work.accepted(result);
            books.absorb(after);
            remembered.put(memory.key(), memory);
        } catch (RuntimeException broken) {
            work.forget();
            work.fail(broken instanceof WriterFault ? broken : new WriterFault("bad", broken));
            return;
        }
        changes.all().forEach(this::collect);
    }

    private void collect(Change change) {
        switch (change) {
            case Change.Transfer transfer -> transfers.add(transfer);
            case Change.Happened(Event event) -> events.add(event);
            case Change.Insert<?> insert ->
                    inserted.computeIfAbsent(insert.table(), t -> new HashSet<>())
                            .add(insert.table().keyOf(insert.row()));
            case Change.Update<?> ignored -> {}
        }
    }

    private @Nullable Remembered earlier(String key) {
        var inBatch = remembered.get(key);
        return inBatch != null ? inBatch : known.get(key);
    }
}
