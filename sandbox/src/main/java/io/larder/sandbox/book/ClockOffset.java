package io.larder.sandbox.book;

import java.time.Duration;

/** How far business time is ahead of the wall. */
public record ClockOffset(Duration offset) implements Fact {

    @Override
    public String key() {
        return "";
    }
}
