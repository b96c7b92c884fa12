package io.larder.proof.model;

import io.larder.proof.client.Http;
import io.larder.proof.model.Step.Amount;
import io.larder.proof.model.Step.Base;
import io.larder.proof.model.Step.Verb;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Others who recharge cards of their own meanwhile. The writer of an idle platform takes each
 * request alone; beside others two requests meet in one batch.
 */
final class Noise implements AutoCloseable {

    private static final int OTHERS = 24;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean ended;

    Noise(Http api, String tag, FreshCards cards) throws IOException {
        var step = new Step(0, Verb.RECHARGE, 0, 0, 0, new Amount(Base.ZERO, 1), 0, 1, false);
        for (int i = 0; i < OTHERS; i++) {
            var ids = cards.hands(1, 2).getFirst().ids();
            var request = Request.of(step, 1, false, ids, Map.of());
            threads.execute(() -> make(api, request, tag));
        }
    }

    private void make(Http api, Request request, String tag) {
        while (!ended) {
            var key = "%s-noise-%d".formatted(tag, sent.incrementAndGet());
            try {
                var unused =
                        api.call(
                                "POST",
                                request.path(),
                                request.body(),
                                Map.of("Idempotency-Key", key));
            } catch (IOException lost) {
                // noise is not judged
            }
        }
    }

    @Override
    public void close() {
        ended = true;
        threads.close();
    }
}
