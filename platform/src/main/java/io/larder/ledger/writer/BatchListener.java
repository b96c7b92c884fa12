package io.larder.ledger.writer;

/** Hears of each batch after its commit. It must not block and must not throw. */
@FunctionalInterface
public interface BatchListener {

    /** A listener that does nothing. */
    BatchListener NONE = batch -> {};

    /** A batch is durable. */
    void committed(CommittedBatch batch);
}
