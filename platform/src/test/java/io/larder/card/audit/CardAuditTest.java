package io.larder.card.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardAccounts;
import io.larder.card.CardRefusal;
import io.larder.card.CardShop;
import io.larder.card.Credit;
import io.larder.card.Drawer;
import io.larder.card.Uncredit;
import io.larder.card.hold.CommitHold;
import io.larder.card.hold.Hold;
import io.larder.card.hold.HoldState;
import io.larder.card.hold.HoldsEqualPending;
import io.larder.card.hold.ReleaseHold;
import io.larder.card.move.MoveMoney;
import io.larder.card.spend.Spend;
import io.larder.ledger.Balance;
import io.larder.ledger.Invariant;
import io.larder.ledger.Outcome;
import io.larder.ledger.audit.WholeAudit;
import io.larder.money.Ids;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CardAuditTest {

    private static final Invariant LOTS = new LotsEqualBalance();
    private static final Invariant NOT_NEGATIVE = new CustomersNotNegative();
    private static final Invariant HOLDS = new HoldsEqualPending();
    private static CardShop shop;
    private static String product;

    @BeforeAll
    static void open() {
        shop = new CardShop();
        product = shop.product(false);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void manyCustomersAtOnceLeaveLotsEqualToBalances() throws Exception {
        var cards = IntStream.range(0, 8).mapToObj(i -> shop.card(product)).toList();
        try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
            var visits =
                    IntStream.range(0, 40)
                            .<Callable<Integer>>mapToObj(seed -> () -> visit(cards, seed))
                            .toList();
            int moved = 0;
            for (var visit : customers.invokeAll(visits)) {
                moved += visit.get();
            }
            assertThat(moved).isGreaterThan(100);
        }

        assertHolds(cards);
        assertThat(
                        shop.database
                                .jdbc()
                                .sql("SELECT COUNT(*) FROM card_lot")
                                .query(Long.class)
                                .single())
                .isGreaterThan(50);
    }

    @Test
    void alteredLotIsFoundInTheTouchedCardsAndInAll() {
        var card = shop.card(product);
        var credited = shop.done(shop.credit(card, 5_000));
        plant("UPDATE %s.card_lot SET remaining_minor = 4999 WHERE id = '%s'", credited.lotId());

        assertThat(touched(LOTS, List.of(card))).contains(card);
        assertThat(LOTS.ofAll(shop.database.jdbc())).isNotEmpty();

        plant("UPDATE %s.card_lot SET remaining_minor = 5000 WHERE id = '%s'", credited.lotId());
        assertThat(touched(LOTS, List.of(card))).isEmpty();
    }

    @Test
    void aCardThatOnlyGrowsIsCheckedByItsNewLots() {
        var card = shop.card(product);
        var old = shop.done(shop.credit(card, 5_000)).lotId();
        assertThat(touched(LOTS, List.of(card))).isEmpty();
        var fresh = shop.done(shop.credit(card, 700)).lotId();
        plant("UPDATE %s.card_lot SET remaining_minor = 699 WHERE id = '%s'", fresh);
        assertThat(touched(LOTS, List.of(card))).contains(card);
        plant("UPDATE %s.card_lot SET remaining_minor = 700 WHERE id = '%s'", fresh);
        assertThat(touched(LOTS, List.of(card))).isEmpty();

        shop.done(shop.credit(card, 300));
        assertThat(touched(LOTS, List.of(card))).isEmpty();
        accepted(shop.run(new Spend(card, "store_a", 100, Ids.next("spend"), Drawer.ENTITIES)));
        plant("UPDATE %s.card_lot SET remaining_minor = 4899 WHERE id = '%s'", old);
        assertThat(touched(LOTS, List.of(card))).contains(card);
        plant("UPDATE %s.card_lot SET remaining_minor = 4900 WHERE id = '%s'", old);
        assertThat(touched(LOTS, List.of(card))).isEmpty();
    }

    @Test
    void theWholeAuditNamesALotThatIsNotItsBalance() {
        var card = shop.card(product);
        var credited = shop.done(shop.credit(card, 5_000));
        var audit = new WholeAudit(shop.database.dataSource(), List.of(LOTS, NOT_NEGATIVE, HOLDS));
        assertThat(audit.whole().breaches()).isEmpty();

        plant("UPDATE %s.card_lot SET remaining_minor = 4999 WHERE id = '%s'", credited.lotId());

        assertThat(audit.whole().breaches())
                .singleElement()
                .satisfies(breach -> assertThat(breach.what()).contains(card));
        plant("UPDATE %s.card_lot SET remaining_minor = 5000 WHERE id = '%s'", credited.lotId());
    }

    @Test
    void moneyLeftInALotThatCountsAsUsedUpIsFound() {
        var card = shop.card(product);
        shop.done(shop.credit(card, 5_000));
        plant("UPDATE %s.card SET first_open_lot = 1 WHERE id = '%s'", card);

        assertThat(LOTS.ofAll(shop.database.jdbc()))
                .extracting(Invariant.Breach::what)
                .anyMatch(what -> what.contains("outside of its bounds"));

        plant("UPDATE %s.card SET first_open_lot = 0 WHERE id = '%s'", card);
    }

    @Test
    void holdThatIsNotWhatIsHeldBackIsFound() {
        var card = shop.card(product);
        shop.done(shop.credit(card, 5_000));
        var hold = shop.done(new Hold(Ids.next("hold"), card, "store_a", 900, Duration.ofHours(1)));
        plant("UPDATE %s.card_hold SET state = 'VOIDED' WHERE id = '%s'", hold);

        assertThat(touched(HOLDS, List.of(card))).contains(card);
        assertThat(HOLDS.ofAll(shop.database.jdbc())).isNotEmpty();

        plant("UPDATE %s.card_hold SET state = 'HELD' WHERE id = '%s'", hold);
        assertThat(touched(HOLDS, List.of(card))).isEmpty();
    }

    @Test
    void accountBelowZeroIsFound() {
        var card = shop.card(product);
        shop.done(shop.credit(card, 5_000));
        var account = CardAccounts.principal(card).name();
        plant("UPDATE %s.account SET debits_posted = 5001 WHERE name = '%s'", account);

        assertThat(touched(NOT_NEGATIVE, List.of(card))).contains(account);
        assertThat(NOT_NEGATIVE.ofAll(shop.database.jdbc())).isNotEmpty();

        plant("UPDATE %s.account SET debits_posted = 0 WHERE name = '%s'", account);
    }

    /** Ten steps of one customer on cards that others use too; how many were accepted. */
    private static int visit(List<String> cards, int seed) {
        var random = new SplittableRandom(seed);
        int moved = 0;
        for (int i = 0; i < 10; i++) {
            var card = cards.get(random.nextInt(cards.size()));
            long amount = 1 + random.nextInt(9_000);
            switch (random.nextInt(5)) {
                case 0 ->
                        moved +=
                                accepted(
                                        shop.run(
                                                new Spend(
                                                        card,
                                                        "store_a",
                                                        amount,
                                                        Ids.next("spend"),
                                                        Drawer.ENTITIES)));
                case 1 -> {
                    if (shop.run(shop.credit(card, amount))
                            instanceof Outcome.Done<Credit.Credited, CardRefusal> done) {
                        moved++;
                        var lot = done.result().lotId();
                        moved +=
                                accepted(
                                        shop.run(
                                                new Uncredit(
                                                        card,
                                                        lot,
                                                        null,
                                                        Uncredit.Before.NONE,
                                                        Drawer.CASH,
                                                        "back",
                                                        Drawer.ENTITIES)));
                    }
                }
                case 2 -> moved += held(card, amount, random);
                case 3 -> {
                    var other = cards.get(random.nextInt(cards.size()));
                    var id = Ids.next("move");
                    moved +=
                            accepted(
                                    shop.run(
                                            new MoveMoney(
                                                    card,
                                                    other,
                                                    amount,
                                                    id,
                                                    CardShop.PACKS,
                                                    Drawer.ENTITIES)));
                }
                default -> moved += accepted(shop.run(shop.credit(card, amount)));
            }
        }
        return moved;
    }

    /** A hold that is taken, given up or left open. */
    private static int held(String card, long amount, SplittableRandom random) {
        var id = Ids.next("hold");
        if (accepted(shop.run(new Hold(id, card, "store_a", amount, Duration.ofHours(1)))) == 0) {
            return 0;
        }
        return switch (random.nextInt(3)) {
            case 0 ->
                    1
                            + accepted(
                                    shop.run(
                                            new CommitHold(
                                                    id, card, 1 + amount / 2, Drawer.ENTITIES)));
            case 1 -> 1 + accepted(shop.run(new ReleaseHold(id, card, HoldState.VOIDED)));
            default -> 1;
        };
    }

    private static int accepted(Outcome<?, ?> outcome) {
        return outcome instanceof Outcome.Done ? 1 : 0;
    }

    private static void assertHolds(List<String> cards) {
        assertThat(touched(LOTS, cards)).isEmpty();
        assertThat(touched(NOT_NEGATIVE, cards)).isEmpty();
        assertThat(touched(HOLDS, cards)).isEmpty();
        assertThat(HOLDS.ofAll(shop.database.jdbc())).isEmpty();
        assertThat(LOTS.ofAll(shop.database.jdbc())).isEmpty();
        assertThat(NOT_NEGATIVE.ofAll(shop.database.jdbc())).isEmpty();
    }

    private static String touched(Invariant invariant, List<String> cards) {
        var names = cards.stream().map(card -> CardAccounts.principal(card).name()).toList();
        var balances = new HashMap<String, Balance>();
        shop.database
                .jdbc()
                .sql("SELECT * FROM account WHERE stripe = 0 AND name IN (:names)")
                .param("names", names)
                .query(
                        row -> {
                            balances.put(
                                    row.getString("name"),
                                    new Balance(
                                            row.getLong("debits_posted"),
                                            row.getLong("credits_posted"),
                                            row.getLong("debits_pending"),
                                            row.getLong("credits_pending")));
                        });
        return invariant
                .ofCustomers(shop.database.jdbc(), balances)
                .map(Invariant.Breach::what)
                .orElse("");
    }

    private static void plant(String sql, String id) {
        shop.database.asOwner(sql.formatted(shop.database.schema(), id));
    }
}
