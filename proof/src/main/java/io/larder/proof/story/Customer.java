package io.larder.proof.story;

import io.larder.proof.client.Answer;
import io.larder.proof.client.Json;
import io.larder.proof.client.SandboxChannel;
import io.larder.proof.judge.Acknowledged;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A customer: asks, pays, looks at the order for a while, and goes on. */
final class Customer {

    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> WAITING = Set.of("OCCURRED", "UNKNOWN");

    private final Shop shop;
    private final Map<String, SandboxChannel> channels;
    private final Tally tally;

    Customer(Shop shop, Map<String, SandboxChannel> channels, Tally tally) {
        this.shop = shop;
        this.channels = channels;
        this.tally = tally;
    }

    /** Lives one wish to its end. */
    void live(Wish wish) throws InterruptedException {
        tally.asked();
        settle(wish);
    }

    /** Asks under the wish's own key, for the first time or again. */
    void settle(Wish wish) throws InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                var answer = shop.recharge(wish);
                if (answer.ok()) {
                    go(wish, answer.body());
                    return;
                }
                if (answer.refused() && !inProgress(answer)) {
                    tally.refused();
                    return;
                }
            } catch (IOException lost) {
                // the same key asks again
            }
            Thread.sleep(300L << tries);
        }
        tally.unheard(wish);
    }

    private static boolean inProgress(Answer answer) {
        return answer.code().filter("request_in_progress"::equals).isPresent()
                || answer.status() == 429;
    }

    private void go(Wish wish, Json order) throws InterruptedException {
        var id = order.at("id").text();
        try {
            if (wish.inCash()) {
                cash(wish, id, order);
            } else {
                pay(wish, id, order);
            }
        } catch (IOException lost) {
            tally.wrong("order " + id + ": " + lost);
        }
    }

    private void cash(Wish wish, String id, Json order) throws IOException {
        if (!order.at("status").text().equals("CONFIRMED")) {
            tally.wrong("cash order " + id + " is " + order.at("status").text());
            return;
        }
        var card = shop.cardId(wish);
        tally.tookCash(
                new Acknowledged(wish.key(), id, card, wish.amountMinor()), shop.drawer(wish));
        if (wish.changesMind() && shop.refund(id, wish.key() + "-back").ok()) {
            tally.gaveCash(shop.drawer(wish), wish.amountMinor());
        }
    }

    private void pay(Wish wish, String id, Json order) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        var now = order;
        while (!hasCode(now) && WAITING.contains(status(now)) && System.nanoTime() < until) {
            Thread.sleep(200);
            now = shop.order(id);
        }
        if (!hasCode(now) || wish.outcome().equals(Wish.LEAVES)) {
            return;
        }
        var channel = channels.get(wish.payWith());
        if (channel == null) {
            throw new IllegalStateException("no sandbox of " + wish.payWith());
        }
        channel.pay(now.at("next", "content").text(), wish.outcome());
        if (!wish.outcome().equals("PAID")) {
            return;
        }
        for (long pause = 50; System.nanoTime() < until; pause = Math.min(1000, 2 * pause)) {
            Thread.sleep(pause);
            now = shop.order(id);
            if (!WAITING.contains(status(now))) {
                break;
            }
        }
        if (wish.changesMind() && status(now).equals("CONFIRMED")) {
            shop.refund(id, wish.key() + "-back");
        }
    }

    private static String status(Json order) {
        return order.at("status").text();
    }

    private static boolean hasCode(Json order) {
        return order.find("next").flatMap(next -> next.find("content")).isPresent();
    }
}
