package io.larder.card.life;

import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.bonus.BonusRow;
import io.larder.card.bonus.BonusTables;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotKind;
import io.larder.card.core.LotRow;
import io.larder.card.core.OpenLots;
import io.larder.card.hold.HoldRow;
import io.larder.card.hold.Holds;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Clearing;
import io.larder.ledger.Moment;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything of one card goes to another in one posting: both balances, each open lot with its
 * kind, source and last day, and what is held back. A lot keeps its place: its number rises by the
 * same figure as every other's, and the card remembers it, so that a refund finds it there. Credits
 * that are still expected stay pending here; their money goes to the successor when it comes.
 *
 * @param reference the movement's id
 * @param earlier cards that this one was the successor of
 * @param holdIds its open holds, as they were read before; when there are others meanwhile, it is
 *     refused
 * @param entities in whose books the cards are
 */
public record CarryOver(
        String reference,
        String fromCardId,
        String toCardId,
        Set<String> earlier,
        Set<String> holdIds,
        LegalEntities entities) {

    /**
     * What went over.
     *
     * @param holds how many
     */
    public record Carried(
            String reference, String toCardId, long principalMinor, long bonusMinor, int holds) {}

    Reads reads() {
        return CardTables.withCard(fromCardId)
                .and(CardTables.withCard(toCardId))
                .and(rows(earlier))
                .and(new Reads(Map.of(Holds.TABLE, Set.copyOf(holdIds)), Set.of()));
    }

    private static Reads rows(Collection<String> cards) {
        return new Reads(Map.of(CardTables.CARDS, Set.copyOf(cards)), Set.of());
    }

    /** Decides it of two cards that may be joined. */
    Step<Carried, CardRefusal> decide(View view, CardRow from, CardRow to, String why, Moment now) {
        if (to.openLots() + from.openLots() > OpenLots.MOST) {
            return new Step.Refused<>(Plain.CARD_LOTS_FULL);
        }
        if (!OpenLots.known(view, from)) {
            return new Step.NeedsMore<>(OpenLots.reads(from));
        }
        var holds =
                holdIds.stream()
                        .map(id -> view.row(Holds.TABLE, id))
                        .filter(hold -> hold.isOpen() && hold.cardId().equals(fromCardId))
                        .toList();
        return isAllHeld(view, holds)
                ? carried(view, from, to, holds, why, now)
                : new Step.Refused<>(Plain.CARD_IN_MOTION);
    }

    private boolean isAllHeld(View view, List<HoldRow> holds) {
        return held(view, CardAccounts.principal(fromCardId))
                        == holds.stream().mapToLong(HoldRow::principalMinor).sum()
                && held(view, CardAccounts.bonus(fromCardId))
                        == holds.stream().mapToLong(HoldRow::bonusMinor).sum();
    }

    private static long held(View view, Account account) {
        return view.balance(account).debitsPending();
    }

    private Step<Carried, CardRefusal> carried(
            View view, CardRow from, CardRow to, List<HoldRow> holds, String why, Moment now) {
        var carried =
                new Carried(
                        reference,
                        toCardId,
                        view.balance(CardAccounts.principal(fromCardId)).posted(),
                        view.balance(CardAccounts.bonus(fromCardId)).posted(),
                        holds.size());
        var gone = from.goneTo(toCardId, to.nextLot() - from.firstOpenLot());
        var grown = to.taking(from);
        var changes =
                lots(OpenLots.of(view, from), gone, to)
                        .update(CardTables.CARDS, gone)
                        .update(CardTables.CARDS, grown)
                        .and(followedOn(view, gone))
                        .and(money(from, to, holds, carried, why))
                        .event(event(gone, toCardId, carried, -1, why, now))
                        .event(event(grown, fromCardId, carried, 1, why, now));
        return new Step.Done<>(carried, changes);
    }

    private static Changes lots(OpenLots open, CardRow gone, CardRow to) {
        var changes = Changes.NONE;
        for (var lot : open.lots()) {
            var there = Objects.requireNonNull(gone.lotNow(lot.id()));
            var moved = lot.on(to, LotRow.numberOf(there));
            changes = changes.insert(CardTables.LOTS, moved);
            if (moved.kind() == LotKind.BONUS && moved.remainingMinor() > 0) {
                changes = changes.insert(BonusTables.BONUSES, BonusRow.of(moved));
            }
            if (lot.remainingMinor() > 0) {
                changes = changes.update(CardTables.LOTS, lot.less(lot.remainingMinor()));
            }
        }
        return changes;
    }

    /** The cards before this one name the last one of the chain. */
    private Changes followedOn(View view, CardRow gone) {
        var changes = Changes.NONE;
        for (var id : earlier) {
            var row = view.row(CardTables.CARDS, id);
            if (fromCardId.equals(row.replacedBy())) {
                changes = changes.update(CardTables.CARDS, row.followedOn(gone));
            }
        }
        return changes;
    }

    /** What is held is free while the money goes over, and held there. */
    private Changes money(
            CardRow from, CardRow to, List<HoldRow> holds, Carried carried, String why) {
        var code = why.equals(Merge.WHY) ? "merge" : "replacement";
        var changes = Changes.NONE;
        for (var hold : holds) {
            changes = Holds.released(changes, hold);
        }
        changes =
                posted(changes, from, to, CardAccounts::principal, carried.principalMinor(), code);
        changes = posted(changes, from, to, CardAccounts::bonus, carried.bonusMinor(), code);
        for (var hold : holds) {
            var there = hold.on(toCardId);
            changes = Holds.held(changes.update(Holds.TABLE, there), there);
        }
        return changes;
    }

    private Changes posted(
            Changes changes,
            CardRow from,
            CardRow to,
            Function<String, Account> account,
            long minor,
            String code) {
        return minor == 0
                ? changes
                : Clearing.post(
                        changes,
                        entities.ofCard(account.apply(fromCardId), from.storeId()),
                        entities.ofCard(account.apply(toCardId), to.storeId()),
                        minor,
                        code,
                        reference);
    }

    private CardEvent.CarriedOver event(
            CardRow card, String other, Carried carried, int sign, String why, Moment now) {
        return new CardEvent.CarriedOver(
                card.id(),
                card.version(),
                reference,
                other,
                sign * carried.principalMinor(),
                sign * carried.bonusMinor(),
                why,
                now.businessDate());
    }
}
