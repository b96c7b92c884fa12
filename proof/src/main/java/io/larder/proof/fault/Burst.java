package io.larder.proof.fault;

import io.larder.proof.story.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Recharges by several callers at once, some in cash and some by WeChat Pay, until told to stop; a
 * lost answer ends a caller.
 */
final class Burst implements AutoCloseable {

    private static final int CALLERS = 16;

    /** Every so manieth pays in cash; the others pay by a code, which takes longer. */
    private static final int IN_CASH = 2;

    static final String CHANNEL = "WECHAT";
    private static final long PAUSE_MS = 5;

    private final Caller caller;
    private final History history;
    private final String name;
    private final int cards;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicLong numbers = new AtomicLong();
    private final List<Thread> callers = new ArrayList<>();

    Burst(Caller caller, String name) {
        this.caller = caller;
        this.history = caller.history();
        this.name = name;
        this.cards = caller.shop().cards().size();
        for (int i = 0; i < CALLERS; i++) {
            boolean inCash = i % IN_CASH == 0;
            callers.add(Thread.ofVirtual().start(() -> call(inCash)));
        }
    }

    private void call(boolean inCash) {
        try {
            while (!stop.get()) {
                var wish = wish(numbers.getAndIncrement(), inCash);
                history.asks(wish);
                var reached = caller.live(wish, stop::get);
                if (reached != Caller.Reached.END) {
                    history.brokeOff(wish, reached);
                    return;
                }
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Wish wish(long number, boolean inCash) {
        var key = "%s-%08d".formatted(name, number);
        int card = (int) (number % cards);
        long amountMinor = 1 + number % 9;
        return inCash
                ? Wish.cash(key, card, amountMinor)
                : Wish.byCode(key, CHANNEL, card, amountMinor);
    }

    @Override
    public void close() throws InterruptedException {
        stop.set(true);
        for (var thread : callers) {
            thread.join();
        }
    }
}
