package io.larder.card;

import io.larder.card.ask.CardSettings;
import io.larder.card.core.CardProduct;
import io.larder.card.issue.AddProduct;
import io.larder.card.issue.Issue;
import io.larder.card.life.Activate;
import io.larder.compliance.RulePacks;
import io.larder.kit.MovableClock;
import io.larder.kit.TestDatabase;
import io.larder.kit.TestLedger;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Outcome;
import io.larder.ledger.Part;
import io.larder.ledger.Refusal;
import io.larder.money.CardNumber;
import io.larder.money.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A shop with a real ledger, where tests hand out cards and move money. */
public final class CardShop implements AutoCloseable {

    public static final RulePacks PACKS = Drawer.PACKS;

    public final TestDatabase database = TestDatabase.fresh();
    public final MovableClock clock = new MovableClock();
    public final SecureRandom random = new SecureRandom();
    private final TestLedger ledger = new TestLedger(database, clock);
    private final Map<String, Object> results = new ConcurrentHashMap<>();

    public String product(boolean named) {
        return done(
                new AddProduct(
                        new CardProduct(
                                Ids.next("product"),
                                "礼品卡",
                                "Gift card",
                                named,
                                "CNY",
                                "001",
                                true)));
    }

    public CardNumber number() {
        return CardNumber.random("001", random);
    }

    /** A card in use. */
    public String card(String product) {
        var card = done(issue(product, number()));
        return done(new Activate(card));
    }

    public Issue issue(String product, CardNumber number) {
        var id = Ids.next("card");
        var made = List.of(new Issue.NewCard(id, number));
        return new Issue(id, made, product, "store_a", null, false, PACKS);
    }

    public Credit credit(String card, long amountMinor) {
        var source = new LotSource("CASH", Ids.next("order"));
        return new Credit(card, Drawer.CASH, amountMinor, source, false, PACKS, Drawer.ENTITIES);
    }

    public <R, F extends Refusal> Outcome<R, F> run(Part<R, F> part) {
        return ledger.writer().run(command(part));
    }

    /** All of them at once, none waiting for another. */
    public <R, F extends Refusal> List<Outcome<R, F>> together(List<Part<R, F>> parts) {
        var answers = parts.stream().map(part -> ledger.writer().submit(command(part))).toList();
        return answers.stream().map(answer -> answer.toCompletableFuture().join()).toList();
    }

    private <R, F extends Refusal> Command<R, F> command(Part<R, F> part) {
        var key = new Key.Internal("test", Ids.next("test"));
        return new Command<>(key, kept(), Instant.now().plusSeconds(30), part);
    }

    public <R, F extends Refusal> R done(Part<R, F> part) {
        return switch (run(part)) {
            case Outcome.Done<R, F>(R result, boolean replayed) -> result;
            case Outcome<R, F> other -> throw new AssertionError("not done: " + other);
        };
    }

    public <F extends Refusal> String refused(Part<?, F> part) {
        return switch (run(part)) {
            case Outcome.Refused<?, F>(F why) -> why.code();
            case Outcome<?, F> other -> throw new AssertionError("not refused: " + other);
        };
    }

    public Cards cards() {
        return new Cards(database.jdbc(), new CardSettings(1_000, 5_000));
    }

    @Override
    public void close() {
        ledger.close();
        database.close();
    }

    /** Results of any kind; a test never replays them after a restart. */
    @SuppressWarnings("unchecked")
    private <R> Kept<R> kept() {
        return new Kept<>(
                result -> {
                    var name = Ids.next("result");
                    results.put(name, result);
                    return name;
                },
                name -> (R) java.util.Objects.requireNonNull(results.get(name)));
    }
}
