package io.larder.card.issue;

import io.larder.card.CardRefusal;
import io.larder.card.CardSeed;
import io.larder.compliance.RulePacks;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Outcome;
import io.larder.ledger.Writer;
import io.larder.money.CardNumber;
import io.larder.money.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Many cards in use, for benchmarks; in the room's own package, since it alone may issue them. */
public final class BenchCards {

    private BenchCards() {}

    /** Where the rooms' beans come from. */
    public interface Beans {
        /** The one of this type. */
        <T> T get(Class<T> type);
    }

    /** Issues unnamed cards, all active; answers their ids. */
    public static List<String> issue(Beans beans, int count) {
        var product = beans.get(CardSeed.class).seed().unnamedId();
        var writer = beans.get(Writer.class);
        var rules = beans.get(RulePacks.class);
        var random = new SecureRandom();
        var ids = new ArrayList<String>();
        var numbers = new HashSet<CardNumber>();
        var issued = new ArrayList<CompletableFuture<Outcome<String, CardRefusal>>>();
        while (ids.size() < count) {
            var cards = new ArrayList<Issue.NewCard>();
            for (int i = 0; i < Math.min(Issue.MOST_AT_ONCE, count - ids.size()); i++) {
                // among 100,000 numbers two are the same more often than in one run of three
                var number = CardNumber.random("001", random);
                while (!numbers.add(number)) {
                    number = CardNumber.random("001", random);
                }
                cards.add(new Issue.NewCard(Ids.next("card"), number));
            }
            cards.forEach(card -> ids.add(card.cardId()));
            var part = new Issue("batch", cards, product, "store_a", null, true, rules);
            var key = new Key.Internal("bench-issue", Ids.next("batch"));
            var deadline = Instant.now().plusSeconds(600);
            issued.add(
                    writer.submit(new Command<>(key, Kept.text(), deadline, part))
                            .toCompletableFuture());
        }
        for (var outcome : issued) {
            if (!(outcome.join() instanceof Outcome.Done<?, ?>)) {
                throw new IllegalStateException("no cards: " + outcome.join());
            }
        }
        return ids;
    }
}
