package io.larder.ledger.archive;

/** Told between any two steps of archiving, so that a test can end it there as a crash would. */
interface Crash {

    /**
     * Something has just become durable.
     *
     * @param step what
     */
    void after(String step);

    /** Goes on. */
    Crash NEVER = step -> {};
}
