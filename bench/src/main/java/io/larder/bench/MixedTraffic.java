package io.larder.bench;

import io.larder.card.spend.CardLife;
import io.larder.ledger.Command;
import io.larder.ledger.Outcome;
import io.larder.ledger.Writer;
import io.larder.money.Ids;
import io.larder.proof.load.Timings;
import io.larder.recharge.CashCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One caller: 70 % spends, 20 % recharges, 5 % refunds of a spend, 5 % transfers. What is spent is
 * what comes in, so that cards neither run dry nor full.
 */
final class MixedTraffic {

    static final long RECHARGE_MINOR = 34;
    private static final int MOST_SPENT_MINOR = 20;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Writer writer;
    private final CardLife life;
    private final CashCommands cash;
    private final WhichCards cards;
    private final SplittableRandom random;
    private final Timings timings = new Timings();
    private @Nullable Spent last;
    private int refused;

    MixedTraffic(Writer writer, CardLife life, CashCommands cash, WhichCards cards, long seed) {
        this.writer = writer;
        this.life = life;
        this.cash = cash;
        this.cards = cards;
        this.random = new SplittableRandom(seed);
    }

    private record Spent(String spendId, String cardId) {}

    Timings timings() {
        return timings;
    }

    /** How many were refused, for want of money or room. */
    int refused() {
        return refused;
    }

    void run(long untilNanos) {
        for (long now = System.nanoTime(); now < untilNanos; ) {
            one(Instant.now().plus(DEADLINE));
            long then = System.nanoTime();
            timings.add(then - now);
            now = then;
        }
    }

    private void one(Instant deadline) {
        int dice = random.nextInt(100);
        var card = cards.next(random);
        var spent = last;
        if (dice < 20) {
            submit(cash.recharge(card, RECHARGE_MINOR, deadline));
        } else if (dice < 25) {
            submit(life.transfer(card, another(card), amount(), deadline));
        } else if (dice < 30 && spent != null) {
            last = null;
            submit(life.refund(spent.spendId(), spent.cardId(), deadline));
        } else {
            var id = Ids.next("spend");
            if (submit(life.spend(id, card, amount(), deadline))) {
                last = new Spent(id, card);
            }
        }
    }

    private String another(String card) {
        var other = cards.next(random);
        return other.equals(card) ? another(card) : other;
    }

    private long amount() {
        return 1 + random.nextInt(MOST_SPENT_MINOR);
    }

    private boolean submit(Command<?, ?> command) {
        return switch (writer.submit(command).toCompletableFuture().join()) {
            case Outcome.Done<?, ?> done -> true;
            case Outcome.Refused<?, ?> no -> {
                refused++;
                yield false;
            }
            case Outcome<?, ?> broken ->
                    throw new IllegalStateException("neither done nor refused: " + broken);
        };
    }
}
