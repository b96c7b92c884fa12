package io.larder.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Business time, zone Asia/Shanghai, day cut 00:00. In sandbox mode it can be advanced; order
 * expiry, bill times and janitor schedules run on it. Signatures, sessions and deadlines run on
 * wall time.
 */
public interface BusinessClock {

    /** The zone in which business dates are counted. */
    ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The present business instant. */
    Instant now();

    /**
     * Takes over what another process may have changed. A writer does so whenever it has taken a
     * lane, and before its first batch there: while it held none, nobody waited for it.
     */
    default void catchUp() {}

    /** The business date of an instant. */
    static LocalDate dateOf(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    /** The present business date. */
    default LocalDate today() {
        return dateOf(now());
    }
}
