package io.larder.sandbox;

import io.larder.sandbox.book.Book;
import io.larder.sandbox.desk.Desk;
import io.larder.sandbox.desk.Numbers;
import io.larder.sandbox.fault.Faults;
import io.larder.sandbox.notice.Courier;
import io.larder.sandbox.notice.Letters;
import io.larder.sandbox.time.Agenda;
import io.larder.sandbox.time.BusinessTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** What every simulated channel is made of, apart from its protocol. */
public record Channel(
        String name,
        Book book,
        BusinessTime time,
        Agenda agenda,
        Faults faults,
        Courier courier,
        Desk desk)
        implements AutoCloseable {

    /** Opens a channel over its folder; nothing moves until {@link #resume}. */
    public static Channel open(
            String name, Path folder, InstantSource wall, Letters letters, Numbers numbers)
            throws IOException {
        var book = new Book(folder);
        var time = new BusinessTime(wall, book.offset());
        var agenda = new Agenda(name, time);
        var faults = new Faults(book, time);
        var courier = new Courier(book, time, faults, agenda, letters);
        var desk = new Desk(book, time, faults, courier, agenda, numbers);
        return new Channel(name, book, time, agenda, faults, courier, desk);
    }

    /** Takes up what the last stop interrupted. */
    public void resume() {
        desk.resume();
        courier.resume();
    }

    @Override
    public void close() {
        agenda.close();
        book.close();
    }
}
