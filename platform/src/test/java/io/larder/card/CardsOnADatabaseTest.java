package io.larder.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.ask.CardSettings;
import io.larder.card.issue.Issue;
import io.larder.card.life.Activate;
import io.larder.card.life.Freeze;
import io.larder.card.life.RegisterHolder;
import io.larder.card.life.Unfreeze;
import io.larder.card.show.CardBalances;
import io.larder.card.spend.Spend;
import io.larder.money.CardNumber;
import io.larder.money.Ids;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class CardsOnADatabaseTest {

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
    void issuedCardIsFoundByItsNumberAndShownMasked() {
        var number = shop.number();
        var card = shop.done(shop.issue(product, number));

        var facts = shop.cards().find(card).orElseThrow();

        assertThat(facts.status()).isEqualTo(CardStatus.ISSUED);
        assertThat(facts.expiresOn()).isEqualTo("2029-03-02");
        assertThat(facts.maskedNumber()).isEqualTo(number.masked());
        assertThat(shop.cards().findByNumber(number)).contains(card);
        assertThat(shop.cards().findByNumber(shop.number())).isEmpty();
        assertThat(shop.cards().numberOf(card)).contains(number);
    }

    @Test
    void numbersOnceFoundAreRememberedAndUnknownOnesAreNot() {
        var cards = shop.cards();
        var later = shop.number();
        assertThat(cards.findByNumbers(List.of(later))).isEmpty();

        var card = shop.done(shop.issue(product, later));

        assertThat(cards.findByNumbers(List.of(later, shop.number())))
                .containsExactlyEntriesOf(Map.of(later, card));
        assertThat(cards.findByNumber(later)).contains(card);
    }

    @Test
    void cardIsNamedByItsIdOrItsNumberAndWhatCanBeNeitherIsUnknown() {
        var number = shop.number();
        var card = shop.done(shop.issue(product, number));
        var cards = shop.cards();

        assertThat(cards.named(null, number.digits())).contains(card);
        assertThat(cards.named(card, null)).contains(card);
        assertThat(cards.named("卡", null)).isEmpty();
        assertThat(cards.named(null, "123")).isEmpty();
        assertThat(cards.named(null, null)).isEmpty();
        assertThat(cards.find("卡")).isEmpty();
    }

    @Test
    void takenNumberIsRefusedAndNothingIsWritten() {
        var number = shop.number();
        shop.done(shop.issue(product, number));
        var second = shop.issue(product, number);

        assertThat(shop.refused(second)).isEqualTo("card_number_taken");
        assertThat(shop.cards().find(second.result())).isEmpty();
    }

    @Test
    void batchIsIssuedInOneCommandAndReadBackByItsName() {
        var made =
                List.of(
                        new Issue.NewCard(Ids.next("card"), shop.number()),
                        new Issue.NewCard(Ids.next("card"), shop.number()));
        shop.done(new Issue("batch_1", made, product, "store_a", "batch_1", false, CardShop.PACKS));

        assertThat(shop.cards().ofBatch("batch_1"))
                .extracting(Cards.Numbered::id)
                .containsExactlyInAnyOrder(made.get(0).cardId(), made.get(1).cardId());
    }

    @Test
    void productMustBeKnownToIssueItsCards() {
        assertThat(shop.refused(shop.issue("product_none", shop.number())))
                .isEqualTo("unknown_card_product");
    }

    @Test
    void cardIsActivatedFrozenWithAReasonAndUnfrozenAgain() {
        var card = shop.card(product);
        assertThat(shop.refused(new Activate(card))).isEqualTo("card_status_forbids");

        var note = "捡到的卡 / found in the car park";
        shop.done(new Freeze(card, FreezeReason.RISK, note, null));
        var frozen = shop.cards().find(card).orElseThrow();
        shop.done(new Unfreeze(card, Unfreeze.ORDINARY));
        var free = shop.cards().find(card).orElseThrow();

        assertThat(frozen.status()).isEqualTo(CardStatus.FROZEN);
        assertThat(frozen.freezeReason()).startsWith("捡到的卡");
        assertThat(free.status()).isEqualTo(CardStatus.ACTIVE);
        assertThat(free.freezeReason()).isNull();
        assertThat(free.version()).isEqualTo(frozen.version() + 1);
    }

    @Test
    void holderIsRegisteredOnceAndNotReplaced() {
        var card = shop.card(shop.product(true));
        var holder = new RegisterHolder(card, "customer_1", HolderKind.INDIVIDUAL);
        shop.done(holder);
        shop.done(holder);

        assertThat(shop.refused(new RegisterHolder(card, "customer_2", HolderKind.INDIVIDUAL)))
                .isEqualTo("card_has_holder");
        assertThat(shop.cards().find(card).orElseThrow().customerId()).isEqualTo("customer_1");
    }

    @Test
    void balanceShowsWhatIsThereWhatIsExpectedAndWhereItCameFrom() {
        var card = shop.card(product);
        shop.done(shop.credit(card, 3_000));
        var two = shop.done(shop.credit(card, 2_000));
        shop.done(new Reserve(card, Drawer.CASH, 700, "order_x"));
        shop.done(new Spend(card, "store_a", 3_500, "spend_1", Drawer.ENTITIES));

        var balance = balances().of(card).orElseThrow();

        assertThat(balance.posted().minor()).isEqualTo(1_500);
        assertThat(balance.pending().minor()).isEqualTo(700);
        assertThat(balance.available().minor()).isEqualTo(1_500);
        assertThat(balance.lots())
                .singleElement()
                .satisfies(
                        lot -> {
                            assertThat(lot.id()).isEqualTo(two.lotId());
                            assertThat(lot.remaining().minor()).isEqualTo(1_500);
                            assertThat(lot.sourceChannel()).isEqualTo("CASH");
                        });
        assertThat(balances().of("card_none")).isEmpty();
    }

    @Test
    void listIsPagedFromTheNewestAndKeptToTheStoresAskedFor() {
        var one = shop.card(product);
        var two = shop.card(product);

        var page = shop.cards().list(List.of("store_a"), null, 2);

        assertThat(page).extracting(CardFacts::id).containsExactly(two, one);
        assertThat(shop.cards().list(List.of("store_a"), two, 1))
                .extracting(CardFacts::id)
                .containsExactly(one);
        assertThat(shop.cards().list(List.of("store_z"), null, 2)).isEmpty();
        assertThat(shop.cards().list(List.of(), null, 2)).isEmpty();
    }

    @Test
    void numberIsStoredInOneColumnOnly() {
        var number = shop.number();
        var card = shop.done(shop.issue(product, number));
        shop.done(new Activate(card));
        shop.done(shop.credit(card, 100));

        assertThat(columnsHolding(number)).containsExactly("card_number.number");
    }

    private static List<String> columnsHolding(CardNumber number) {
        var jdbc = shop.database.jdbc();
        return jdbc
                .sql(
                        "SELECT table_name, column_name FROM information_schema.columns"
                                + " WHERE table_schema = :schema"
                                + " AND data_type IN ('varchar', 'char', 'text')")
                .param("schema", shop.database.schema())
                .query((row, i) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .filter(
                        column ->
                                jdbc.sql(
                                                        "SELECT COUNT(*) FROM `%s` WHERE `%s` LIKE ?"
                                                                .formatted(
                                                                        column.get(0),
                                                                        column.get(1)))
                                                .param("%" + number.digits() + "%")
                                                .query(Long.class)
                                                .single()
                                        > 0)
                .map(column -> String.join(".", column))
                .toList();
    }

    @Test
    void balanceIsRightWhenItsLotsMovedSinceItWasReadLast() {
        var card = shop.card(product);
        var balances = balances();
        shop.done(shop.credit(card, 1_000));
        assertThat(balances.of(card).orElseThrow().lots()).hasSize(1);

        shop.done(shop.credit(card, 2_000));
        shop.done(new Spend(card, "store_a", 1_500, "spend_of_moved", Drawer.ENTITIES));

        var after = balances.of(card).orElseThrow();
        assertThat(after.posted().minor()).isEqualTo(1_500);
        assertThat(after.lots())
                .singleElement()
                .satisfies(lot -> assertThat(lot.remaining().minor()).isEqualTo(1_500));
    }

    private static CardBalances balances() {
        return new CardBalances(
                new JdbcTemplate(shop.database.dataSource()), new CardSettings(1_000, 5_000));
    }
}
