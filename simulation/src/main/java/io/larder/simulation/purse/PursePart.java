package io.larder.simulation.purse;

import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Phase;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.simulation.purse.PurseRows.HoldRow;
import io.larder.simulation.purse.PurseRows.Moved;
import io.larder.simulation.purse.PurseRows.NoteRow;

/**
 * Decides what was asked; its answer are the balances afterwards.
 *
 * @param reference the name of the command, on everything that it writes
 */
public record PursePart(String reference, Ask ask) implements Part<String, PurseRefusal> {

    @Override
    public Reads reads() {
        return switch (ask) {
            case Ask.Credit(var purse, var amount) -> purse(purse);
            case Ask.Spend(var purse, var amount) -> purse(purse);
            case Ask.Move(var from, var to, var amount) -> purse(from).and(purse(to));
            case Ask.Hold(var hold, var purse, var amount) -> purse(purse).and(hold(hold));
            case Ask.Commit(var hold, var purse, var amount) -> purse(purse).and(hold(hold));
            case Ask.Release(var hold, var purse) -> purse(purse).and(hold(hold));
            case Ask.Note ignored -> Reads.row(PurseRows.NOTES, reference);
        };
    }

    private static Reads purse(String purse) {
        return Reads.row(PurseRows.PURSES, purse).and(Reads.account(PurseRows.account(purse)));
    }

    private static Reads hold(String hold) {
        return Reads.row(PurseRows.HOLDS, hold);
    }

    @Override
    public Step<String, PurseRefusal> decide(View view, Moment now) {
        return switch (ask) {
            case Ask.Credit(var purse, var amount) -> credit(view, purse, amount);
            case Ask.Spend(var purse, var amount) -> spend(view, purse, amount);
            case Ask.Move(var from, var to, var amount) -> move(view, from, to, amount);
            case Ask.Hold(var hold, var purse, var amount) -> keep(view, hold, purse, amount);
            case Ask.Commit(var hold, var purse, var amount) -> end(view, hold, purse, amount);
            case Ask.Release(var hold, var purse) -> end(view, hold, purse, 0);
            case Ask.Note(var text) ->
                    new Step.Done<>(
                            "noted",
                            Changes.NONE.insert(PurseRows.NOTES, new NoteRow(reference, text)));
        };
    }

    private Step<String, PurseRefusal> credit(View view, String purse, long amount) {
        var to = PurseRows.account(purse);
        return done(
                view,
                Lots.add(view, purse, amount)
                        .transfer(PurseRows.CASH, to, amount, "credit", reference),
                purse);
    }

    private Step<String, PurseRefusal> spend(View view, String purse, long amount) {
        long available = view.balance(PurseRows.account(purse)).available();
        if (available < amount) {
            return shortOf(purse, available);
        }
        var missing = Lots.missing(view, purse);
        if (!missing.equals(Reads.NONE)) {
            return new Step.NeedsMore<>(missing);
        }
        var from = PurseRows.account(purse);
        return done(
                view,
                Lots.take(view, purse, amount)
                        .transfer(from, PurseRows.SALES, amount, "spend", reference),
                purse);
    }

    private Step<String, PurseRefusal> move(View view, String from, String to, long amount) {
        long available = view.balance(PurseRows.account(from)).available();
        if (available < amount) {
            return shortOf(from, available);
        }
        var missing = Lots.missing(view, from);
        if (!missing.equals(Reads.NONE)) {
            return new Step.NeedsMore<>(missing);
        }
        return done(
                view,
                Lots.take(view, from, amount)
                        .and(Lots.add(view, to, amount))
                        .transfer(
                                PurseRows.account(from),
                                PurseRows.account(to),
                                amount,
                                "move",
                                reference),
                from,
                to);
    }

    private Step<String, PurseRefusal> keep(View view, String hold, String purse, long amount) {
        var there = view.find(PurseRows.HOLDS, hold);
        if (there != null) {
            return new Step.Refused<>(new PurseRefusal("hold " + hold, there.state()));
        }
        long available = view.balance(PurseRows.account(purse)).available();
        if (available < amount) {
            return shortOf(purse, available);
        }
        var row = new HoldRow(hold, purse, amount, PurseRows.OPEN);
        return done(
                view,
                inPhase(Changes.NONE.insert(PurseRows.HOLDS, row), purse, amount, Phase.HOLD),
                purse);
    }

    /** Commits a part of a hold, or nothing of it, and releases the rest. */
    private Step<String, PurseRefusal> end(View view, String hold, String purse, long most) {
        var there = view.find(PurseRows.HOLDS, hold);
        if (there == null || !there.state().equals(PurseRows.OPEN)) {
            var seen = there == null ? "MISSING" : there.state();
            return new Step.Refused<>(new PurseRefusal("hold " + hold, seen));
        }
        var missing = Lots.missing(view, purse);
        if (most > 0 && !missing.equals(Reads.NONE)) {
            return new Step.NeedsMore<>(missing);
        }
        long amount = Math.min(most, there.amountMinor());
        var state = amount > 0 ? "COMMITTED" : "RELEASED";
        var changes =
                Changes.NONE.update(
                        PurseRows.HOLDS, new HoldRow(hold, purse, there.amountMinor(), state));
        if (amount > 0) {
            changes = changes.and(Lots.take(view, purse, amount));
            changes = inPhase(changes, purse, amount, Phase.COMMIT);
        }
        if (amount < there.amountMinor()) {
            changes = inPhase(changes, purse, there.amountMinor() - amount, Phase.RELEASE);
        }
        return done(view, changes, purse);
    }

    private Changes inPhase(Changes changes, String purse, long amount, Phase phase) {
        return changes.transfer(
                PurseRows.account(purse), PurseRows.SALES, amount, "hold", reference, phase);
    }

    private static Step<String, PurseRefusal> shortOf(String purse, long available) {
        return new Step.Refused<>(new PurseRefusal("purse " + purse, Long.toString(available)));
    }

    private Step<String, PurseRefusal> done(View view, Changes changes, String... purses) {
        var after = view.with(changes);
        var text = new StringBuilder();
        for (var purse : purses) {
            var balance = after.balance(PurseRows.account(purse));
            text.append(purse).append(' ').append(balance.posted()).append(' ');
            text.append(balance.debitsPending()).append(' ');
        }
        var what = ask.getClass().getSimpleName();
        return new Step.Done<>(text.toString().strip(), changes.event(new Moved(reference, what)));
    }
}
