package io.larder.sandbox.bill;

import io.larder.sandbox.book.BillFile;
import io.larder.sandbox.book.Book;
import io.larder.sandbox.time.BusinessTime;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.BiFunction;

/** Bills as files; a day's is made when it is first asked for and stays as it is. */
public final class Bills {

    /** When the bill of the day before can be had, in business time. */
    public static final LocalTime READY = LocalTime.of(10, 0);

    /** A bill, or why there is none. */
    public sealed interface Asked {

        /** It is there. */
        record Ready(BillFile file) implements Asked {}

        /** It will be there at ten. */
        record NotYet() implements Asked {}

        /** The day is not over. */
        record DayNotOver() implements Asked {}

        /** No money moved on that day. */
        record NothingMoved() implements Asked {}
    }

    private final Book book;
    private final BusinessTime time;
    private final BillLines lines;
    private final BiFunction<LocalDate, List<BillLine>, byte[]> format;
    private final Runnable catchUp;

    /**
     * Bills of one channel.
     *
     * @param format writes a day's lines as the channel's compressed file
     * @param catchUp settles what is due, before a day is summed up
     */
    public Bills(
            Book book,
            BusinessTime time,
            BillLines lines,
            BiFunction<LocalDate, List<BillLine>, byte[]> format,
            Runnable catchUp) {
        this.book = book;
        this.time = time;
        this.lines = lines;
        this.format = format;
        this.catchUp = catchUp;
    }

    /** The bill of a business date. */
    public synchronized Asked of(LocalDate date) {
        var now = BusinessTime.local(time.now());
        if (!date.isBefore(now.toLocalDate())) {
            return new Asked.DayNotOver();
        }
        if (now.isBefore(date.plusDays(1).atTime(READY))) {
            return new Asked.NotYet();
        }
        BillFile made = book.bill(date);
        if (made != null) {
            return new Asked.Ready(made);
        }
        catchUp.run();
        if (nothingMovedOn(date)) {
            return new Asked.NothingMoved();
        }
        var file = new BillFile(date, format.apply(date, lines.of(date)));
        book.keep(file);
        return new Asked.Ready(file);
    }

    private boolean nothingMovedOn(LocalDate date) {
        return book.journalAfter(0).stream().noneMatch(e -> e.businessDate().equals(date));
    }
}
