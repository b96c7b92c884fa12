package io.larder.edge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Times and dates in a request's parameters; what no calendar here has is refused. */
public final class TimeParameters {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998;

    private TimeParameters() {}

    /** A moment with its offset, RFC 3339. A plus sign that was not encoded arrives as a blank. */
    public static @Nullable Instant moment(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var moment = OffsetDateTime.parse(text.replace(' ', '+'));
            date(name, moment.toLocalDate());
            return moment.toInstant();
        } catch (DateTimeException notOne) {
            throw EdgeCodes.INVALID_PARAMETER.problem(
                    "'%s' is a time with its offset, such as 2026-11-23T10:00:00+08:00."
                            .formatted(name));
        }
    }

    /** A month, such as 2026-11. */
    public static YearMonth month(String name, String text) {
        try {
            var month = YearMonth.parse(text);
            date(name, month.atDay(1));
            return month;
        } catch (DateTimeException notOne) {
            throw EdgeCodes.INVALID_PARAMETER.problem(
                    "'%s' is a month such as 2026-11.".formatted(name));
        }
    }

    /** A date from 1970 to 9998; null stays null. */
    public static void date(String name, @Nullable LocalDate date) {
        if (date != null && (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR)) {
            throw EdgeCodes.INVALID_PARAMETER.problem(
                    "'%s' lies outside of every calendar here.".formatted(name));
        }
    }
}
