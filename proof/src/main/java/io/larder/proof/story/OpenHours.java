package io.larder.proof.story;

import io.larder.proof.client.RunningPlatform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The hours in which the store is open: customers come until everything wished for was tried. */
final class OpenHours {

    private static final int CUSTOMERS = 50;

    private final RunningPlatform platform;
    private final Shop shop;
    private final Customer customer;
    private final Tally tally;
    private final Progress progress;

    OpenHours(RunningPlatform platform, Shop shop, Tally tally, Progress progress) {
        this.platform = platform;
        this.shop = shop;
        this.customer = new Customer(shop, platform.sandbox(), tally);
        this.tally = tally;
        this.progress = progress;
    }

    /** Serves the whole plan. */
    void serve(DayPlan plan) throws InterruptedException {
        var queue = new ConcurrentLinkedQueue<Runnable>();
        int every = Math.max(1, plan.wishes().size() / Math.max(1, plan.bad().size()));
        var bad = new ArrayList<>(plan.bad());
        for (int i = 0; i < plan.wishes().size(); i++) {
            var wish = plan.wishes().get(i);
            queue.add(() -> live(wish));
            if (i % every == 0 && !bad.isEmpty()) {
                addBad(queue, bad.removeLast(), wish, i);
            }
        }
        bad.forEach(request -> addBad(queue, request, plan.wishes().getFirst(), queue.size()));
        work(queue);
    }

    /** Asks once more for everything that was never answered. */
    void settle() throws InterruptedException {
        for (var wish : tally.takeUnheard()) {
            customer.settle(wish);
        }
        for (var wish : tally.takeUnheard()) {
            tally.wrong("no answer for " + wish.key() + ", however often it was asked");
        }
    }

    private void addBad(
            ConcurrentLinkedQueue<Runnable> queue, BadRequest request, Wish wish, int number) {
        queue.add(() -> refuse(request, wish, "bad-%s-%06d".formatted(wish.key(), number)));
    }

    private void live(Wish wish) {
        try {
            customer.live(wish);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuse(BadRequest request, Wish wish, String key) {
        tally.asked();
        try {
            var answer = request.send(platform, shop.body(wish), key);
            if (answer.refused()) {
                tally.refused();
                if (answer.code().isEmpty()) {
                    tally.wrong(request + " was refused without a code: " + answer);
                }
            } else {
                tally.wrong(request + " was answered " + answer);
            }
        } catch (IOException e) {
            tally.wrong(request + " was not answered: " + e);
        }
    }

    private void work(ConcurrentLinkedQueue<Runnable> queue) throws InterruptedException {
        int all = queue.size();
        var done = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> customers = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                customers.add(threads.submit(() -> drain(queue, done, all)));
            }
            for (var one : customers) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a customer broke off", e.getCause());
        }
    }

    private void drain(ConcurrentLinkedQueue<Runnable> queue, AtomicInteger done, int all) {
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
            int so = done.incrementAndGet();
            if (so % Math.max(1, all / 10) == 0) {
                progress.say("%,d of %,d customers served".formatted(so, all));
            }
        }
    }
}
