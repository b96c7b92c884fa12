package io.larder.simulation.judge;

import io.larder.simulation.purse.Ask;
import org.jspecify.annotations.Nullable;

/** One sending of a command: what was asked under which key, when, and what was heard. */
public final class Attempt {

    private final String key;
    private final Ask ask;
    private final long sentMicros;
    private final String process;
    private @Nullable Heard heard;
    private long heardMicros = Long.MAX_VALUE;

    public Attempt(String key, Ask ask, long sentMicros, String process) {
        this.key = key;
        this.ask = ask;
        this.sentMicros = sentMicros;
        this.process = process;
    }

    /** The answer has come. */
    public void hear(Heard answer, long micros) {
        heard = answer;
        heardMicros = micros;
    }

    public String key() {
        return key;
    }

    public Ask ask() {
        return ask;
    }

    public long sentMicros() {
        return sentMicros;
    }

    /** When the answer came; the end of time while none has. */
    public long heardMicros() {
        return heardMicros;
    }

    /** The answer, while there is one. */
    public @Nullable Heard heard() {
        return heard;
    }

    /** Whether it may have been carried out, as far as its caller knows. */
    public boolean mayHaveHappened() {
        return switch (heard) {
            case null -> true;
            case Heard.Unknown ignored -> true;
            case Heard.Done(var result, var replayed) -> !replayed;
            case Heard.Refused ignored -> false;
            case Heard.Conflict ignored -> false;
            case Heard.Busy ignored -> false;
            case Heard.Fault ignored -> false;
        };
    }

    @Override
    public String toString() {
        return "%s %s to %s -> %s".formatted(key, ask, process, heard);
    }
}
