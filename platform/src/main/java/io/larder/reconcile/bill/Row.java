package io.larder.reconcile.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line's values under their columns' names; what is not what it should be ends the reading.
 *
 * @param number the line's number in the file
 */
record Row(int number, List<String> columns, List<String> values) {

    private static final Pattern YUAN = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,5})?");
    private static final Pattern NAME = Pattern.compile("[!-~]{1,64}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                    .withResolverStyle(ResolverStyle.STRICT);

    /** Refuses a line with more or fewer values than columns. */
    Row {
        if (values.size() != columns.size()) {
            throw new BadBill(number, "columns", "column_count", Integer.toString(values.size()));
        }
    }

    String text(int column) {
        return values.get(column);
    }

    /** A number or name by which channels call things. */
    String name(int column) {
        var value = values.get(column);
        if (!NAME.matcher(value).matches()) {
            throw bad(column, "not_a_name");
        }
        return value;
    }

    /** An amount of yuan in fen; a part of a fen is refused. */
    long fen(int column) {
        try {
            return yuan(column).movePointRight(2).longValueExact();
        } catch (ArithmeticException partOfFen) {
            throw bad(column, "fraction_of_fen");
        }
    }

    /** An amount of yuan in fen that is not below zero. */
    long fenFromZero(int column) {
        long fen = fen(column);
        if (fen < 0) {
            throw bad(column, "negative_amount");
        }
        return fen;
    }

    /** An amount of yuan, up to five decimals. */
    BigDecimal yuan(int column) {
        var value = values.get(column);
        if (!YUAN.matcher(value).matches()) {
            throw bad(column, "not_an_amount");
        }
        return new BigDecimal(value);
    }

    /**
     * An amount of yuan in fen, rounded; its sign is kept apart so that refunds mirror payments.
     */
    long rounded(int column, RoundingMode rounding) {
        return yuan(column).movePointRight(2).setScale(0, rounding).longValueExact();
    }

    /** Refuses a time that is not on the bill's date. */
    void requireDate(int column, LocalDate date) {
        try {
            if (!LocalDateTime.parse(values.get(column), TIME).toLocalDate().equals(date)) {
                throw bad(column, "another_day");
            }
        } catch (DateTimeException notATime) {
            throw bad(column, "not_a_time");
        }
    }

    BadBill bad(int column, String why) {
        return new BadBill(number, columns.get(column), why, values.get(column));
    }
}
