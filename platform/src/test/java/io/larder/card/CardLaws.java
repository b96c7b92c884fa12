package io.larder.card;

import io.larder.card.bonus.BonusTables;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotKind;
import io.larder.card.core.LotRow;
import io.larder.card.hold.HoldRow;
import io.larder.card.hold.Holds;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Account;
import io.larder.ledger.Balance;
import io.larder.ledger.Change;
import io.larder.ledger.Phase;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is true of every card, whatever is decided: the audit says the same of the database. A test
 * may begin with a card that never was so; what was true before must be true afterwards.
 */
record CardLaws(Stock stock, LegalEntities entities) {

    /** Fails unless everything that was true before still is. */
    void judge(Stock before) {
        var broken = broken();
        broken.removeAll(new CardLaws(before, entities).broken());
        if (!broken.isEmpty()) {
            throw new AssertionError("broken: " + broken);
        }
        stock.all(CardTables.CARDS).forEach(card -> judge(before, card));
        var told = stock.told().subList(before.told().size(), stock.told().size());
        for (var event : told) {
            if (event instanceof CardEvent of && of.version() != card(of.cardId()).version()) {
                throw new AssertionError("told with another version: " + of);
            }
        }
    }

    /** One movement raises the version once; a card that is gone only names its last successor. */
    private static void judge(Stock before, CardRow card) {
        var was = before.find(CardTables.CARDS, card.id());
        if (was == null || was.equals(card)) {
            return;
        }
        boolean follows = was.replacedBy() != null && card.version() == was.version();
        if (card.version() != was.version() + 1 && !follows) {
            throw new AssertionError("version " + was.version() + " to " + card.version());
        }
    }

    private Set<String> broken() {
        var broken = new TreeSet<String>();
        stock.all(CardTables.CARDS).forEach(card -> broken(card, broken));
        stock.moved().stream()
                .filter(one -> one.phase() == Phase.POST || one.phase() == Phase.COMMIT)
                .filter(one -> !owner(one.debit()).equals(owner(one.credit())))
                .map(Change.Transfer::toString)
                .forEach(one -> broken.add("between entities without clearing: " + one));
        return broken;
    }

    private void broken(CardRow card, Set<String> broken) {
        var lots = stock.all(CardTables.LOTS).filter(l -> l.cardId().equals(card.id())).toList();
        var principal = stock.balance(CardAccounts.principal(card.id()));
        var bonus = stock.balance(CardAccounts.bonus(card.id()));
        note(broken, card, "lots are the principal", left(lots, false) == principal.posted());
        note(broken, card, "lots are the bonus", left(lots, true) == bonus.posted());
        note(broken, card, "the row knows its bonus", card.bonusMinor() == bonus.posted());
        note(broken, card, "holds are what is held", held(card, principal, bonus));
        for (var lot : lots) {
            note(broken, card, "lots are numbered", lot.number() < card.nextLot());
            note(broken, card, "what was used up is so", isSeen(card, lot));
            note(broken, card, "bonus is waited for", isWaitedFor(lot));
        }
    }

    private static void note(Set<String> broken, CardRow card, String law, boolean holds) {
        if (!holds) {
            broken.add(card.id() + ": " + law);
        }
    }

    private static boolean isSeen(CardRow card, LotRow lot) {
        return lot.number() >= card.firstOpenLot() || lot.remainingMinor() == 0;
    }

    private boolean isWaitedFor(LotRow lot) {
        return lot.kind() != LotKind.BONUS
                || lot.remainingMinor() == 0
                || stock.find(BonusTables.BONUSES, lot.id()) != null;
    }

    private static long left(List<LotRow> lots, boolean bonus) {
        return lots.stream()
                .filter(lot -> (lot.kind() == LotKind.BONUS) == bonus)
                .mapToLong(LotRow::remainingMinor)
                .sum();
    }

    private boolean held(CardRow card, Balance principal, Balance bonus) {
        var open =
                stock.all(Holds.TABLE)
                        .filter(hold -> hold.isOpen() && hold.cardId().equals(card.id()))
                        .toList();
        return open.stream().mapToLong(HoldRow::principalMinor).sum() == principal.debitsPending()
                && open.stream().mapToLong(HoldRow::bonusMinor).sum() == bonus.debitsPending();
    }

    private String owner(Account account) {
        return CardAccounts.cardOf(account.name())
                .map(id -> entities.ofCard(account, card(id).storeId()).entityId())
                .orElseGet(() -> entities.owned(account).entityId());
    }

    private CardRow card(String id) {
        return Objects.requireNonNull(stock.find(CardTables.CARDS, id), id);
    }
}
