package io.larder.simulation.purse;

/** What a caller asks for; amounts in minor units. */
public sealed interface Ask {

    /** Money onto a purse. */
    record Credit(String purse, long amount) implements Ask {}

    /** Money off a purse. */
    record Spend(String purse, long amount) implements Ask {}

    /** Money from one purse to another. */
    record Move(String from, String to, long amount) implements Ask {}

    /** Money of a purse kept for later. */
    record Hold(String hold, String purse, long amount) implements Ask {}

    /** So much of what was held, or all of it when it is less; the rest is free again. */
    record Commit(String hold, String purse, long amount) implements Ask {}

    /** What was held is free again. */
    record Release(String hold, String purse) implements Ask {}

    /** A text, of which the store takes twenty characters at most: longer ones make it fail. */
    record Note(String text) implements Ask {}
}
