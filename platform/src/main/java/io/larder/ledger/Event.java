package io.larder.ledger;

/** A fact for the outbox: a record, written as JSON in the transaction that made it true. */
public interface Event {
    /** The stable name consumers know it by, such as {@code recharge.confirmed}. */
    String type();
}
