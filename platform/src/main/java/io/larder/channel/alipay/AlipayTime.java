package io.larder.channel.alipay;

import io.larder.ledger.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Alipay's times: Shanghai, to the second, without a zone. */
final class AlipayTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private AlipayTime() {}

    static String of(Instant at) {
        return FORM.format(LocalDateTime.ofInstant(at, BusinessClock.ZONE));
    }

    static Instant instant(String text) {
        return LocalDateTime.parse(text, FORM).atZone(BusinessClock.ZONE).toInstant();
    }

    /** Whole minutes until then, rounded up, at least one; Alipay knows no seconds here. */
    static String minutesUntil(Instant then, Instant now) {
        return Math.max(1, Duration.between(now, then).plusSeconds(59).toMinutes()) + "m";
    }
}
