package io.larder.sandbox.book;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * A bill as it was first made; it never changes after.
 *
 * @param content the file, compressed as the channel publishes it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record BillFile(LocalDate date, byte[] content) implements Fact {

    @Override
    public LocalDate key() {
        return date;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BillFile file
                && file.date.equals(date)
                && Arrays.equals(file.content, content);
    }

    @Override
    public int hashCode() {
        return date.hashCode();
    }

    @Override
    public String toString() {
        return "bill of " + date;
    }
}
