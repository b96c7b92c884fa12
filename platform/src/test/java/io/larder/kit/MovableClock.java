package io.larder.kit;

import io.larder.ledger.BusinessClock;
import java.time.Duration;
import java.time.Instant;

/** Business time that a test moves by hand. */
public final class MovableClock implements BusinessClock {

    private volatile Instant now = Instant.parse("2026-03-02T02:00:00Z");

    @Override
    public Instant now() {
        return now;
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
