package io.larder.proof.fault;

import io.larder.proof.client.Answer;
import io.larder.proof.client.Json;
import io.larder.proof.client.SandboxChannel;
import io.larder.proof.judge.Acknowledged;
import io.larder.proof.story.Shop;
import io.larder.proof.story.Wish;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Asks for a recharge, pays it at the channel where it has one, and looks until it is done. Doing
 * all of it again under the same key is how one learns what became of a call that broke off.
 */
record Caller(Shop shop, Map<String, SandboxChannel> channels, History history) {

    private static final Set<String> WAITING = Set.of("OCCURRED", "UNKNOWN");
    private static final Set<String> DONE = Set.of("CONFIRMED", "RECONCILED");
    private static final long FIRST_PAUSE_MS = 5;
    private static final long LONGEST_PAUSE_MS = 200;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    /** Who moves what is on the cards, at the same server. */
    Mover mover() {
        return new Mover(shop.api(), shop.cards(), history);
    }

    /** How far a wish came, for all that its caller knows. */
    enum Reached {
        /** No answer, or none that tells. */
        ASKED,
        /** An order, and no payment that was heard of. */
        ORDERED,
        /** Paid at the channel. */
        PAID,
        /** Its end. */
        END
    }

    /**
     * Lives a wish.
     *
     * @param enough tells when to stop waiting
     */
    Reached live(Wish wish, BooleanSupplier enough) throws InterruptedException {
        Answer answer;
        try {
            answer = shop.recharge(wish);
        } catch (IOException lost) {
            return Reached.ASKED;
        }
        if (!answer.ok()) {
            return notAccepted(wish, answer);
        }
        var id = answer.body().at("id").text();
        history.ordered(wish, id);
        if (!wish.inCash()) {
            return new Payment(wish, id).make(answer.body(), enough);
        }
        end(wish, id, answer.body().at("status").text());
        return Reached.END;
    }

    private Reached notAccepted(Wish wish, Answer answer) {
        boolean tells =
                answer.refused() && answer.status() != CONFLICT && answer.status() != TOO_MANY;
        if (!tells) {
            return Reached.ASKED;
        }
        history.refused(wish, answer.code().orElse("" + answer.status()));
        return Reached.END;
    }

    private void end(Wish wish, String id, String status) {
        if (DONE.contains(status)) {
            var heard = new Acknowledged(wish.key(), id, shop.cardId(wish), wish.amountMinor());
            history.heard(wish, heard, wish.inCash() ? shop.drawer(wish) : "-");
        } else {
            history.ended(wish, id, status);
        }
    }

    /** The payment of one order. */
    private final class Payment {
        private final Wish wish;
        private final String id;
        private boolean paid;
        private long pauseMs = FIRST_PAUSE_MS;

        Payment(Wish wish, String id) {
            this.wish = wish;
            this.id = id;
        }

        Reached make(Json asAnswered, BooleanSupplier enough) throws InterruptedException {
            var order = asAnswered;
            try {
                while (WAITING.contains(order.at("status").text())) {
                    pay(order);
                    if (enough.getAsBoolean()) {
                        return soFar();
                    }
                    Thread.sleep(pauseMs);
                    pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
                    order = now();
                }
            } catch (IOException lost) {
                return soFar();
            }
            end(wish, id, order.at("status").text());
            return Reached.END;
        }

        private Reached soFar() {
            return paid ? Reached.PAID : Reached.ORDERED;
        }

        /** Pays when there is a code; told that it is paid already, it is. */
        private void pay(Json order) throws IOException {
            var code = order.find("next").flatMap(next -> next.find("content"));
            var channel = channels.get(wish.payWith());
            if (paid || code.isEmpty() || channel == null) {
                return;
            }
            var answer = channel.pay(code.get().text(), wish.outcome());
            paid = answer.ok() || answer.status() == CONFLICT;
        }

        private Json now() throws IOException {
            var life = shop.life(id);
            if (!life.ok()) {
                throw new IOException("answered " + life.status());
            }
            var status = life.body().at("recharge", "status");
            return Json.object("status", status, "next", life.body().at("next"));
        }
    }
}
