package io.larder.sandbox.book;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Lines that are only ever added. What was added survives the program's death at once, and the
 * machine's after {@link #sync}; a last line cut short is dropped at the next start.
 */
final class EventLog implements AutoCloseable {

    private final FileChannel channel;
    private final Object syncing = new Object();
    private volatile long written;
    private volatile long synced;

    /** Opens the log, handing every whole line to the reader first. */
    EventLog(Path file, Consumer<String> reader) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        long whole = Files.exists(file) ? replay(file, reader) : 0;
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(whole);
        channel.position(whole);
        written = whole;
        synced = whole;
    }

    private static long replay(Path file, Consumer<String> reader) throws IOException {
        long whole = 0;
        var line = new ByteArrayOutputStream(1024);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    reader.accept(line.toString(StandardCharsets.UTF_8));
                    whole += line.size() + 1;
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        }
        return whole;
    }

    /** Adds lines, each of which ends with a line feed. */
    synchronized void add(String lines) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            int length = bytes.remaining();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            written += length;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns when everything added before is on the disk; those who wait share one flush. */
    void sync() {
        long wanted = written;
        synchronized (syncing) {
            if (synced >= wanted) {
                return;
            }
            long reached = written;
            try {
                channel.force(false);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            synced = reached;
        }
    }

    @Override
    public void close() {
        try {
            channel.force(false);
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
