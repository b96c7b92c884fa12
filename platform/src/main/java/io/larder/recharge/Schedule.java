package io.larder.recharge;

import java.time.Duration;
import java.util.List;

/**
 * When the janitor asks a channel again, in business time since its last question. The last wait
 * repeats until {@link #longest} questions were asked; what is unsettled then waits for a person.
 */
enum Schedule {
    /** A customer is looking at a code: a lost notice should not keep them. */
    PREPARED(
            List.of(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(45),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5)),
            1_000),
    /** Nobody knows whether the channel has the order. */
    UNKNOWN(
            List.of(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(12)),
            70),
    /** Money is to go back. */
    REFUND(
            List.of(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofDays(1)),
            40);

    private final List<Duration> waits;
    private final int longest;

    Schedule(List<Duration> waits, int longest) {
        this.waits = waits;
        this.longest = longest;
    }

    /** The wait after so many questions. */
    Duration wait(int tries) {
        return waits.get(Math.min(tries, waits.size() - 1));
    }

    /** Whether asking goes on after so many questions. */
    boolean goesOn(int tries) {
        return tries < longest;
    }
}
