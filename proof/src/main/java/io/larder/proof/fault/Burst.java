package io.larder.proof.fault;

import io.larder.proof.judge.Acknowledged;
import io.larder.proof.story.Shop;
import io.larder.proof.story.Wish;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Cash recharges by several callers at once, until told to stop; a lost answer ends a caller. */
final class Burst implements AutoCloseable {

    private static final int CALLERS = 16;
    private static final long PAUSE_NANOS = 5_000_000;

    private final Shop shop;
    private final History history;
    private final String name;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicLong numbers = new AtomicLong();
    private final List<Thread> callers = new ArrayList<>();

    Burst(Shop shop, History history, String name) {
        this.shop = shop;
        this.history = history;
        this.name = name;
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofVirtual().start(this::call));
        }
    }

    private void call() {
        while (!stop.get()) {
            var wish = wish(shop, name, numbers.getAndIncrement());
            if (!ask(shop, history, wish)) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Asks for so many, one after the other. */
    static void asks(Shop shop, History history, String name, int count) {
        for (int i = 0; i < count; i++) {
            ask(shop, history, wish(shop, name, i));
        }
    }

    private static Wish wish(Shop shop, String name, long number) {
        int card = (int) (number % shop.cards().size());
        return Wish.cash("%s-%08d".formatted(name, number), card, 1 + number % 9);
    }

    /** Asks once; false when nobody knows what became of it. */
    static boolean ask(Shop shop, History history, Wish wish) {
        try {
            var answer = shop.recharge(wish);
            if (answer.ok()) {
                var order = answer.body().at("id").text();
                history.heard(
                        new Acknowledged(wish.key(), order, shop.cardId(wish), wish.amountMinor()),
                        shop.drawer(wish));
                return true;
            }
            if (answer.refused() && answer.status() != 409 && answer.status() != 429) {
                history.refused();
                return true;
            }
        } catch (IOException lost) {
            // that is what this is about
        }
        history.unknown(wish);
        return false;
    }

    /** Whether any caller still gets answers. */
    boolean goesOn() {
        return callers.stream().anyMatch(Thread::isAlive);
    }

    @Override
    public void close() throws InterruptedException {
        stop.set(true);
        for (var caller : callers) {
            caller.join();
        }
    }
}
