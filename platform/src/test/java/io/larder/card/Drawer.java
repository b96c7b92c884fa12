package io.larder.card;

import io.larder.card.bonus.BonusRow;
import io.larder.card.bonus.BonusTables;
import io.larder.card.core.CardProduct;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotKind;
import io.larder.card.core.LotRow;
import io.larder.card.hold.HoldRow;
import io.larder.card.hold.Holds;
import io.larder.compliance.CardRules;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.identity.LegalEntity;
import io.larder.ledger.Account;
import io.larder.ledger.Balance;
import io.larder.ledger.Change;
import io.larder.ledger.Changes;
import io.larder.ledger.Event;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Refusal;
import io.larder.ledger.Step;
import io.larder.ledger.Table;
import io.larder.ledger.View;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A drawer of cards in memory: what a part decides over it is laid onto it at once, and must leave
 * {@link CardLaws} as they were. A part sees the rows and accounts that it asked for and no others.
 * Store B and its drawer are another legal entity's.
 */
public final class Drawer {

    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    public static final Account CASH = new Account("cash/drawer_1", true);
    public static final CardRules RULES =
            new CardRules(
                    "test", TODAY, 500_000, 100_000, true, true, 1_000_000, 500_000, 5_000_000,
                    true, 3, 10_000, 7);
    public static final LegalEntities ENTITIES = new TwoEntities();
    public static final RulePacks PACKS = new RulePacks(List.of(RULES));

    private final Stock stock = new Stock();
    private Moment now = new Moment(Instant.parse("2026-03-02T02:00:00Z"), TODAY);

    /** Lets time pass, on the same day. */
    public void after(Duration duration) {
        now = new Moment(now.at().plus(duration), now.businessDate());
    }

    public void day(LocalDate day) {
        now = new Moment(now.at(), day);
    }

    /** An active card in the drawer. */
    public String card(boolean named) {
        return put(row(named).in(CardStatus.ACTIVE, null));
    }

    /** Another active card, unnamed. */
    public String other(String id) {
        return issuedOn(id, TODAY);
    }

    /** One that was issued on a day. */
    public String issuedOn(String id, LocalDate day) {
        var product = new CardProduct("product_1", "礼品卡", "Gift card", false, "CNY", "001", true);
        return put(CardRow.issued(id, product, CardStatus.ACTIVE, "store_a", RULES, day));
    }

    /** A card with its registered holder, in use. */
    public String cardOf(String id, String customer) {
        var product = new CardProduct("product_2", "记名卡", "Named card", true, "CNY", "001", true);
        return put(
                CardRow.issued(id, product, CardStatus.ACTIVE, "store_a", RULES, TODAY)
                        .heldBy(customer, HolderKind.INDIVIDUAL));
    }

    public static CardRow row(boolean named) {
        var product = new CardProduct("product_1", "礼品卡", "Gift card", named, "CNY", "001", true);
        return CardRow.issued("card_1", product, CardStatus.ISSUED, "store_a", RULES, TODAY);
    }

    public String put(CardRow row) {
        lay(Changes.NONE.insert(CardTables.CARDS, row));
        return row.id();
    }

    public void lay(Changes changes) {
        stock.lay(changes);
    }

    public void change(CardRow row) {
        lay(Changes.NONE.update(CardTables.CARDS, row));
    }

    /** A recharge in cash; its lot. */
    public String credit(String card, long minor) {
        var source = new LotSource("CASH", "order_1");
        return done(new Credit(card, CASH, minor, source, false, PACKS, ENTITIES)).lotId();
    }

    /** Bonus that can be spent up to a day. */
    public String bonus(String card, long minor, LocalDate lastDay) {
        var row = row(card);
        var lot =
                new LotRow(
                        row.nextLotId(),
                        card,
                        LotKind.BONUS,
                        minor,
                        minor,
                        "campaign_1",
                        "order_1",
                        lastDay,
                        0,
                        TODAY);
        var with = row.withLot();
        lay(
                Changes.NONE
                        .insert(CardTables.LOTS, lot)
                        .insert(BonusTables.BONUSES, BonusRow.of(lot))
                        .update(
                                CardTables.CARDS,
                                with.spent(with.firstOpenLot(), row.bonusMinor() + minor))
                        .transfer(CASH, CardAccounts.bonus(card), minor, "bonus", "bonus_1"));
        return lot.id();
    }

    public CardRow row(String id) {
        return row(CardTables.CARDS, id);
    }

    public LotRow lot(String id) {
        return row(CardTables.LOTS, id);
    }

    public HoldRow hold(String id) {
        return row(Holds.TABLE, id);
    }

    /** A row that must be there. */
    public <K extends Comparable<K>, T extends Record> T row(Table<K, T> table, K key) {
        return Objects.requireNonNull(stock.find(table, key), () -> table.name() + " " + key);
    }

    /** Whether there is such a row. */
    public <K extends Comparable<K>> boolean has(Table<K, ?> table, K key) {
        return stock.find(table, key) != null;
    }

    public Balance principal(String id) {
        return balance(CardAccounts.principal(id));
    }

    public Balance balance(Account account) {
        return stock.balance(account);
    }

    /** What moved on a hot account, which no part may read. */
    public Balance hot(Account account) {
        return stock.balance(account);
    }

    /** The fact that was told last. */
    public Event told() {
        return stock.told().getLast();
    }

    /** All that was told, the latest last. */
    public List<Event> allTold() {
        return List.copyOf(stock.told());
    }

    /** The transfers as they were posted, the latest last. */
    public List<Change.Transfer> moved() {
        return List.copyOf(stock.moved());
    }

    /** Something that a room decides without a command of its own. */
    public <T extends @Nullable Object> T seen(Reads reads, BiFunction<View, Moment, T> decision) {
        return decision.apply(stock.view(reads), now);
    }

    public <R, F extends Refusal> R done(Part<R, F> part) {
        var decided = decide(part);
        return switch (decided.step()) {
            case Step.Done<R, F>(R result, Changes changes) -> {
                var before = stock.copy();
                stock.take(decided.view(), changes);
                new CardLaws(stock, ENTITIES).judge(before);
                yield result;
            }
            case Step.Refused<R, F>(F why) -> throw new AssertionError("refused: " + why.code());
            case Step.NeedsMore<R, F> more -> throw new AssertionError("asks twice");
        };
    }

    public <F extends Refusal> String refused(Part<?, F> part) {
        return refusal(part).code();
    }

    /** The refusal itself, with its figures. */
    public <F extends Refusal> F refusal(Part<?, F> part) {
        return switch (decide(part).step()) {
            case Step.Refused<?, F>(F why) -> why;
            case Step.Done<?, F> done -> throw new AssertionError("accepted: " + done.result());
            case Step.NeedsMore<?, F> more -> throw new AssertionError("asks twice");
        };
    }

    private record Decided<R, F extends Refusal>(View view, Step<R, F> step) {}

    private <R, F extends Refusal> Decided<R, F> decide(Part<R, F> part) {
        View view = stock.view(part.reads());
        var step = part.decide(view, now);
        if (step instanceof Step.NeedsMore<R, F>(Reads more)) {
            view = stock.view(part.reads().and(more));
            step = part.decide(view, now);
        }
        return new Decided<>(view, step);
    }

    /** Store and drawer B are one's, and everything else the head entity's. */
    private static final class TwoEntities implements LegalEntities {

        @Override
        public String ofStore(String storeId) {
            return storeId.equals("store_b") ? "entity_b" : head();
        }

        @Override
        public String ofDrawer(String drawerId) {
            return drawerId.equals("drawer_b") ? "entity_b" : head();
        }

        @Override
        public String head() {
            return "entity_a";
        }

        @Override
        public List<LegalEntity> all() {
            return List.of();
        }
    }
}
