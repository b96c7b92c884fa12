package io.larder.sandbox.alipay;

import io.larder.sandbox.time.BusinessTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times and spans as Alipay writes them. */
final class Times {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,4})([mhd])");

    private Times() {}

    static String text(Instant at) {
        return BusinessTime.local(at).format(TIME);
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    LocalDateTime.parse(text, TIME).atZone(BusinessTime.ZONE).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** A span such as {@code 90m}, {@code 2h} or {@code 15d}. */
    static Optional<Duration> span(String text) {
        var matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }
}
