package io.larder.proof.fault;

import io.larder.proof.story.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers at once, half of them at each server: recharges in cash and by WeChat Pay, spends, holds
 * and transfers, until told to stop; a lost answer ends a caller. Some ask both servers at once
 * under one key.
 */
final class Burst implements AutoCloseable {

    private static final int CALLERS = 16;

    /** By turns in cash, by a code, which takes longer, and moves of what is on cards. */
    private static final int WAYS = 3;

    /** Every so manieth request in cash, and every such move, is made to both servers at once. */
    private static final int TO_BOTH = 5;

    static final String CHANNEL = "WECHAT";
    private static final long PAUSE_MS = 5;

    private final List<Caller> servers;
    private final History history;
    private final String name;
    private final int cards;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicLong numbers = new AtomicLong();
    private final List<Thread> callers = new ArrayList<>();

    /**
     * @param servers who calls each of the two
     */
    Burst(List<Caller> servers, String name) {
        this.servers = servers;
        this.history = servers.getFirst().history();
        this.name = name;
        this.cards = servers.getFirst().shop().cards().size();
        for (int i = 0; i < CALLERS; i++) {
            int way = i / 2 % WAYS;
            int server = i % 2;
            callers.add(Thread.ofVirtual().start(() -> call(way, server)));
        }
    }

    private void call(int way, int server) {
        try {
            boolean goesOn = true;
            while (goesOn && !stop.get()) {
                long number = numbers.getAndIncrement();
                goesOn = way == WAYS - 1 ? move(number, server) : recharge(number, way, server);
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean recharge(long number, int way, int server) throws InterruptedException {
        var wish = wish(number, way == 0);
        history.asks(wish);
        Thread twin = null;
        if (wish.inCash() && number % TO_BOTH == 0) {
            twin = Thread.ofVirtual().start(() -> again(wish, 1 - server));
        }
        var reached = servers.get(server).live(wish, stop::get);
        if (twin != null) {
            twin.join();
        }
        if (reached != Caller.Reached.END) {
            history.brokeOff(wish, reached);
        }
        return reached == Caller.Reached.END;
    }

    private void again(Wish wish, int server) {
        try {
            var unused = servers.get(server).live(wish, stop::get);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean move(long number, int server) throws InterruptedException {
        var move = Move.of("%s-%08d".formatted(name, number), number, cards);
        history.asks(move);
        Thread twin = null;
        if (number % TO_BOTH == 0) {
            var other = servers.get(1 - server).mover();
            twin = Thread.ofVirtual().start(() -> other.live(move));
        }
        boolean ended = servers.get(server).mover().live(move);
        if (twin != null) {
            twin.join();
        }
        return ended;
    }

    private Wish wish(long number, boolean inCash) {
        var key = "%s-%08d".formatted(name, number);
        int card = (int) (number % cards);
        long amountMinor = 1 + number % 9;
        return inCash
                ? Wish.cash(key, card, amountMinor)
                : Wish.byCode(key, CHANNEL, card, amountMinor);
    }

    /** No new requests; those on their way may still be answered. */
    void enough() {
        stop.set(true);
    }

    @Override
    public void close() throws InterruptedException {
        enough();
        for (var thread : callers) {
            thread.join();
        }
    }
}
