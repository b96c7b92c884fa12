package io.larder.ledger;

/** The refusal of a part that cannot refuse: it has no values. */
public final class Never implements Refusal {
    private Never() {}

    @Override
    public String code() {
        throw new AssertionError("a Never was refused");
    }
}
