package io.larder.card.possession;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as the tables keep them, in UTC. */
final class DatabaseTime {

    private DatabaseTime() {}

    static LocalDateTime of(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static Instant instant(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    static @Nullable Instant instantOrNull(@Nullable LocalDateTime time) {
        return time == null ? null : instant(time);
    }
}
