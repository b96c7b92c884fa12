package io.larder.card.core;

/** What kind of money a lot is. */
public enum LotKind {
    /** Paid for by the customer. */
    PRINCIPAL,
    /** Given by the issuer; on the card's bonus account. */
    BONUS,
    /** Returned to the card for goods. */
    REFUND
}
