package io.larder.proof.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Sends requests over so many connections, each with one in flight. */
final class WireLoad {

    private static final int SUCCESS = 2;

    private final URI server;
    private final int connections;
    private final AtomicLong next = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<@Nullable String> firstRefusal = new AtomicReference<>();

    WireLoad(URI server, int connections) {
        this.server = server;
        this.connections = connections;
    }

    /** How many were not answered with success so far. */
    int refused() {
        return refused.get();
    }

    /** The first answer that was no success. */
    String firstRefusal() {
        return String.valueOf(firstRefusal.get());
    }

    /** Sends for a while; the n-th request of all is made from n. */
    Timings during(Duration duration, LongFunction<byte[]> request) throws IOException {
        long until = System.nanoTime() + duration.toNanos();
        return run(request, n -> System.nanoTime() < until);
    }

    /** Sends so many. */
    Timings all(List<byte[]> requests) throws IOException {
        next.set(0);
        return run(n -> requests.get((int) n), n -> n < requests.size());
    }

    private interface GoesOn {
        boolean with(long n);
    }

    private Timings run(LongFunction<byte[]> request, GoesOn goesOn) throws IOException {
        var fault = new AtomicReference<@Nullable IOException>();
        var parts = new ArrayList<Timings>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            var timings = new Timings();
            parts.add(timings);
            threads.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try (var wire = new Wire(server)) {
                                            send(wire, request, goesOn, timings);
                                        } catch (IOException e) {
                                            fault.compareAndSet(null, e);
                                        }
                                    }));
        }
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        var broken = fault.get();
        if (broken != null) {
            throw broken;
        }
        return Timings.all(parts);
    }

    private void send(Wire wire, LongFunction<byte[]> request, GoesOn goesOn, Timings timings)
            throws IOException {
        for (long n = next.getAndIncrement(); goesOn.with(n); n = next.getAndIncrement()) {
            var bytes = request.apply(n);
            long from = System.nanoTime();
            int status = wire.send(bytes);
            timings.add(System.nanoTime() - from);
            if (status / 100 != SUCCESS) {
                refused.incrementAndGet();
                firstRefusal.compareAndSet(null, status + " " + wire.body());
            }
        }
    }
}
