package io.larder.ledger;

import org.jspecify.annotations.Nullable;

/** A tiny room of its own: purses that hold at most 1,000 minor units. */
record Purse(String id, int credits, @Nullable String note) {

    static final long LIMIT_MINOR = 1_000;
    static final Table<String, Purse> TABLE =
            new Table<>("purse", LockRank.CARD, Purse.class, Purse::id);

    static Account principal(String id) {
        return Chart.cardPrincipal(id);
    }

    static Account till() {
        return Chart.cash("till");
    }
}

/** The purse holds too much already. */
record Full() implements Refusal {
    @Override
    public String code() {
        return "purse_full";
    }
}

record OpenPurse(String id) implements Part<String, Never> {
    @Override
    public Reads reads() {
        return Reads.row(Purse.TABLE, id);
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        return new Step.Done<>(id, Changes.NONE.insert(Purse.TABLE, new Purse(id, 0, null)));
    }
}

record CreditPurse(String id, long amountMinor, @Nullable String note)
        implements Part<String, Full> {
    @Override
    public Reads reads() {
        return Reads.row(Purse.TABLE, id).and(Reads.account(Purse.principal(id)));
    }

    @Override
    public Step<String, Full> decide(View view, Moment now) {
        var purse = view.row(Purse.TABLE, id);
        long after = view.balance(Purse.principal(id)).posted() + amountMinor;
        if (after > Purse.LIMIT_MINOR) {
            return new Step.Refused<>(new Full());
        }
        return new Step.Done<>(
                id + ":" + after,
                Changes.NONE
                        .transfer(Purse.till(), Purse.principal(id), amountMinor, "credit", id)
                        .update(Purse.TABLE, new Purse(id, purse.credits() + 1, note)));
    }
}

record Overdraw(String id) implements Part<String, Never> {
    @Override
    public Reads reads() {
        return Reads.account(Purse.principal(id));
    }

    @Override
    public Step<String, Never> decide(View view, Moment now) {
        return new Step.Done<>(
                id, Changes.NONE.transfer(Purse.principal(id), Purse.till(), 1, "overdraw", id));
    }
}
