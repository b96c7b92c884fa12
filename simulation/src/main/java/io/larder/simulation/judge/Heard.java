package io.larder.simulation.judge;

/** What a caller heard; the times are the world's microseconds. */
public sealed interface Heard {

    /** Done, now or by an earlier request with the same key. */
    record Done(String result, boolean replayed) implements Heard {}

    /** Refused, and what was seen. */
    record Refused(String subject, String seen) implements Heard {}

    /** The key was used for something else. */
    record Conflict(String kept) implements Heard {}

    /** Not decided. */
    record Busy(String code) implements Heard {}

    /** It broke a rule and wrote nothing. */
    record Fault(String why) implements Heard {}

    /** It may have been done or not. */
    record Unknown(String why) implements Heard {}
}
