package io.larder.sandbox.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The vendor's business time: the wall clock and an offset that control may set. */
public final class BusinessTime {

    /** The zone in which business dates are counted. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final InstantSource wall;
    private volatile Duration offset;

    /** Business time that begins with a stored offset. */
    public BusinessTime(InstantSource wall, Duration offset) {
        this.wall = wall;
        this.offset = offset;
    }

    /** The present business instant. */
    public Instant now() {
        return wall.instant().plus(offset);
    }

    /** The present wall instant, on which signatures are stamped. */
    public Instant wall() {
        return wall.instant();
    }

    /** How far business time is ahead of the wall. */
    public Duration offset() {
        return offset;
    }

    /** Sets the offset, absolutely. */
    public void setOffset(Duration offset) {
        this.offset = offset;
    }

    /** The business date of an instant. */
    public static LocalDate dateOf(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    /** An instant as a local time in the business zone, whole seconds. */
    public static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, ZONE).withNano(0);
    }
}
