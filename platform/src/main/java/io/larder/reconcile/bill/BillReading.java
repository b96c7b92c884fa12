package io.larder.reconcile.bill;

/** What came of reading a bill. */
public sealed interface BillReading {

    /**
     * Every line was read, and the file's own totals agree with them.
     *
     * @param lines how many
     */
    record Whole(int lines) implements BillReading {}

    /**
     * The file is not a bill of that day, or was cut short or altered: none of its lines may be
     * used.
     *
     * @param line the line's number in the file, 0 for the file as a whole
     * @param field the column or part of the file, such as {@code 手续费} or {@code totals.退款总金额}
     * @param why a stable code, such as {@code column_count}
     * @param masked the value with each digit shown as 9 and each letter as a; empty when there is
     *     none
     */
    record Refused(int line, String field, String why, String masked) implements BillReading {

        /** One line for a person. */
        public String text() {
            var value = masked.isEmpty() ? "" : ", value like " + masked;
            return "line %d, %s: %s%s".formatted(line, field, why, value);
        }
    }
}
