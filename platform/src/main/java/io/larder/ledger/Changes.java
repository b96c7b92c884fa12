package io.larder.ledger;

import java.util.ArrayList;
import java.util.List;

/** What a part wants written; in order, and all or nothing. */
public record Changes(List<Change> all) {

    /** Nothing. */
    public static final Changes NONE = new Changes(List.of());

    /** And a new row. */
    public <T extends Record> Changes insert(Table<?, T> table, T row) {
        return plus(new Change.Insert<>(table, row));
    }

    /** And a locked row's new content. */
    public <T extends Record> Changes update(Table<?, T> table, T row) {
        return plus(new Change.Update<>(table, row));
    }

    /** And posted money. */
    public Changes transfer(
            Account debit, Account credit, long amountMinor, String code, String reference) {
        return transfer(debit, credit, amountMinor, code, reference, Phase.POST);
    }

    /** And money in the given phase. */
    public Changes transfer(
            Account debit,
            Account credit,
            long amountMinor,
            String code,
            String reference,
            Phase phase) {
        return plus(new Change.Transfer(debit, credit, amountMinor, code, reference, phase));
    }

    /** And a fact. */
    public Changes event(Event event) {
        return plus(new Change.Happened(event));
    }

    /** These, then more. */
    public Changes and(Changes more) {
        var list = new ArrayList<Change>(all.size() + more.all.size());
        list.addAll(all);
        list.addAll(more.all);
        return new Changes(List.copyOf(list));
    }

    private Changes plus(Change change) {
        return and(new Changes(List.of(change)));
    }
}
