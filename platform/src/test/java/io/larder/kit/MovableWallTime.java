package io.larder.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Wall time that a test moves by hand; sessions, throttles and signatures run on it. */
public final class MovableWallTime implements InstantSource {

    private volatile Instant now = Instant.parse("2026-03-02T02:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
