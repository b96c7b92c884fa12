package io.larder.ledger;

/** Why a command changed nothing. Each room seals a sub-interface of its own. */
public interface Refusal {
    /** The stable public code, such as {@code card_over_limit}. */
    String code();
}
