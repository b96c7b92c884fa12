package io.larder.card;

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
import io.larder.ledger.Account;
import io.larder.ledger.Balance;
import io.larder.ledger.Change;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Refusal;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.ledger.core.Books;
import io.larder.ledger.core.Locked;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A drawer of cards in memory: what a part decides over it is laid onto it at once. */
public final class Drawer {

    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    public static final Account CASH = new Account("cash/drawer_1", true);
    public static final CardRules RULES =
            new CardRules(
                    "test", TODAY, 500_000, 100_000, true, true, 1_000_000, 500_000, 5_000_000,
                    true, 3, 10_000, 7);
    public static final LegalEntities ENTITIES = LegalEntities.one("entity_a");
    public static final RulePacks PACKS = new RulePacks(List.of(RULES));

    private final List<Changes> laid = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
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
        var product = new CardProduct("product_1", "礼品卡", "Gift card", false, "CNY", "001", true);
        return put(CardRow.issued(id, product, CardStatus.ACTIVE, "store_a", RULES, TODAY));
    }

    public static CardRow row(boolean named) {
        var product = new CardProduct("product_1", "礼品卡", "Gift card", named, "CNY", "001", true);
        return CardRow.issued("card_1", product, CardStatus.ISSUED, "store_a", RULES, TODAY);
    }

    public String put(CardRow row) {
        ids.add(row.id());
        laid.add(Changes.NONE.insert(CardTables.CARDS, row));
        return row.id();
    }

    public void lay(Changes changes) {
        laid.add(changes);
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
    public void bonus(String card, long minor, LocalDate lastDay) {
        var row = row(card);
        var lot =
                new LotRow(
                        row.nextLotId(),
                        card,
                        LotKind.BONUS,
                        minor,
                        minor,
                        "BONUS",
                        "campaign_1",
                        lastDay,
                        0,
                        TODAY);
        var with = row.withLot();
        lay(
                Changes.NONE
                        .insert(CardTables.LOTS, lot)
                        .update(
                                CardTables.CARDS,
                                with.spent(with.firstOpenLot(), row.bonusMinor() + minor))
                        .transfer(CASH, CardAccounts.bonus(card), minor, "bonus", "bonus_1"));
    }

    public CardRow row(String id) {
        return view(Reads.row(CardTables.CARDS, id)).row(CardTables.CARDS, id);
    }

    public LotRow lot(String id) {
        return view(Reads.row(CardTables.LOTS, id)).row(CardTables.LOTS, id);
    }

    public HoldRow hold(String id) {
        return view(Reads.row(Holds.TABLE, id)).row(Holds.TABLE, id);
    }

    public Balance principal(String id) {
        return balance(CardAccounts.principal(id));
    }

    public Balance balance(Account account) {
        return view(Reads.account(account)).balance(account);
    }

    /** What moved on a hot account, which no part may read. */
    public Balance hot(Account account) {
        var sum = Balance.ZERO;
        for (var changes : laid) {
            for (var change : changes.all()) {
                if (change instanceof Change.Transfer moved) {
                    sum =
                            moved.debit().equals(account)
                                    ? sum.debit(moved.phase(), moved.amountMinor())
                                    : sum;
                    sum =
                            moved.credit().equals(account)
                                    ? sum.credit(moved.phase(), moved.amountMinor())
                                    : sum;
                }
            }
        }
        return sum;
    }

    public <R, F extends Refusal> R done(Part<R, F> part) {
        return switch (decide(part)) {
            case Step.Done<R, F>(R result, Changes changes) -> {
                laid.add(changes);
                yield result;
            }
            case Step.Refused<R, F>(F why) -> throw new AssertionError("refused: " + why.code());
            case Step.NeedsMore<R, F> more -> throw new AssertionError("asks twice");
        };
    }

    public <F extends Refusal> String refused(Part<?, F> part) {
        return switch (decide(part)) {
            case Step.Refused<?, F>(F why) -> why.code();
            case Step.Done<?, F> done -> throw new AssertionError("accepted: " + done.result());
            case Step.NeedsMore<?, F> more -> throw new AssertionError("asks twice");
        };
    }

    private <R, F extends Refusal> Step<R, F> decide(Part<R, F> part) {
        var step = part.decide(view(part.reads()), now);
        return step instanceof Step.NeedsMore<R, F>(Reads more)
                ? part.decide(view(part.reads().and(more)), now)
                : step;
    }

    private View view(Reads reads) {
        var locked = new Locked();
        reads.rows().forEach(locked::asked);
        reads.accounts().forEach(locked::asked);
        for (var id : ids) {
            locked.asked(CardAccounts.principal(id));
            locked.asked(CardAccounts.bonus(id));
        }
        View view = new Books(locked);
        for (var changes : laid) {
            view = view.with(changes);
        }
        return view;
    }
}
