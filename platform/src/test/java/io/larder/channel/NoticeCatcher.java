package io.larder.channel;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A merchant's server that keeps the notices it gets, and answers each as its channel wants. */
public final class NoticeCatcher implements AutoCloseable {

    private final HttpServer server;
    private final BlockingQueue<NoticeRequest> caught = new LinkedBlockingQueue<>();

    /** Answers with this status and body. */
    public NoticeCatcher(int status, String answer) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/",
                exchange -> {
                    var headers = new HashMap<String, String>();
                    exchange.getRequestHeaders()
                            .forEach((name, values) -> headers.put(name, values.getFirst()));
                    caught.add(
                            new NoticeRequest(headers, exchange.getRequestBody().readAllBytes()));
                    var bytes = answer.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    /** Scheme, host and port. */
    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next notice that the channel judges so; others are passed over. */
    public NoticeRequest next(Channel channel, Predicate<Notice> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        try {
            while (System.nanoTime() < end) {
                var notice = caught.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (notice != null && wanted.test(channel.verify(notice))) {
                    return notice;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no such notice came");
    }

    /** Whether a payment of that order is told by this notice. */
    public static Predicate<Notice> paymentOf(String orderNumber) {
        return notice ->
                notice instanceof Notice.Payment(var evidence)
                        && evidence.orderNumber().equals(orderNumber);
    }

    /** The order numbers of payments told so far; for looking at duplicates. */
    public Iterator<NoticeRequest> all() {
        return caught.iterator();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
