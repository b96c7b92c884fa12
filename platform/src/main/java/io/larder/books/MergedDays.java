package io.larder.books;

import io.larder.books.ReadBooks.Day;
import io.larder.books.ReadBooks.DayOf;
import io.larder.ledger.Balance;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Puts the days of archives between those of the table; both come in order. */
final class MergedDays {

    private final TreeMap<DayOf, Balance> archived;
    private final Consumer<Day> days;

    MergedDays(TreeMap<DayOf, Balance> archived, Consumer<Day> days) {
        this.archived = archived;
        this.days = days;
    }

    /** The next day of the table; one that is partly in an archive is one day. */
    void accept(Day day) {
        var at = new DayOf(day.line(), day.date());
        while (!archived.isEmpty() && archived.firstKey().compareTo(at) < 0) {
            next();
        }
        var more = archived.remove(at);
        days.accept(
                more == null
                        ? day
                        : new Day(
                                day.line(),
                                day.date(),
                                day.debitsMinor() + more.debitsPosted(),
                                day.creditsMinor() + more.creditsPosted()));
    }

    void rest() {
        while (!archived.isEmpty()) {
            next();
        }
    }

    /** A day on which nothing was posted is none. */
    private void next() {
        var first = archived.pollFirstEntry();
        var moved = first.getValue();
        if (moved.debitsPosted() != 0 || moved.creditsPosted() != 0) {
            var at = first.getKey();
            days.accept(new Day(at.line(), at.date(), moved.debitsPosted(), moved.creditsPosted()));
        }
    }
}
