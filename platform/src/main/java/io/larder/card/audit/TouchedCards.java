package io.larder.card.audit;

import io.larder.card.CardAccounts;
import io.larder.card.audit.CheckedLots.Checked;
import io.larder.card.core.LotKind;
import io.larder.card.core.LotRow;
import io.larder.ledger.Balance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares lots with balances for some cards. A card's lots are read by their keys, from its first
 * open one on: those before it are used up, and there may be thousands of them. Of a card that was
 * only credited since it was read, the new ones alone are: whether an old one was altered without a
 * movement is for the whole audit to say.
 */
final class TouchedCards {

    /**
     * Keys that make a statement full, fewer than MariaDB makes a table of; the lots of one card
     * are not parted.
     */
    private static final int MOST_KEYS = 900;

    private final JdbcClient snapshot;
    private final Map<String, Balance> balances;
    private final CheckedLots checked;

    /**
     * @param balances as stored, of accounts that were touched, by name
     */
    TouchedCards(JdbcClient snapshot, Map<String, Balance> balances, CheckedLots checked) {
        this.snapshot = snapshot;
        this.balances = new HashMap<>(balances);
        this.checked = checked;
    }

    /** The first card whose lots are not its balance. */
    Optional<String> firstUnequal() {
        var ids =
                balances.keySet().stream()
                        .flatMap(name -> CardAccounts.cardOf(name).stream())
                        .distinct()
                        .toList();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        var counters = counters(ids);
        addOtherAccounts(counters);
        var rest = withoutCredited(counters);
        var lots = lots(rest.stream().map(Counters::openLots).toList());
        return rest.stream()
                .filter(card -> !holds(card, lots.getOrDefault(card.id(), Held.NONE)))
                .map(Counters::id)
                .findFirst();
    }

    /** Those whose new lots alone do not explain what their balances are more by. */
    private List<Counters> withoutCredited(List<Counters> counters) {
        var rest = new ArrayList<Counters>();
        var credited = new ArrayList<Counters>();
        var newLots = new ArrayList<Lots>();
        var sums = new HashMap<String, Held>();
        for (var card : counters) {
            var before = checked.of(card.id());
            if (before != null && card.wasCreditedSince(before)) {
                credited.add(card);
                newLots.add(new Lots(card.id(), before.nextLot(), card.nextLot()));
                sums.put(card.id(), before.sum());
            } else {
                rest.add(card);
            }
        }
        lots(newLots).forEach((card, more) -> sums.merge(card, more, Held::plus));
        credited.stream()
                .filter(card -> !holds(card, sums.getOrDefault(card.id(), Held.NONE)))
                .forEach(rest::add);
        return rest;
    }

    /** Whether these sums are its balance; then they are kept for the next time. */
    private boolean holds(Counters card, Held lots) {
        boolean equal =
                lots.principalMinor() == posted(CardAccounts.principal(card.id()).name())
                        && lots.bonusMinor() == posted(CardAccounts.bonus(card.id()).name())
                        && lots.bonusMinor() == card.bonusMinor();
        if (equal) {
            checked.note(card.id(), new Checked(card.firstOpenLot(), card.nextLot(), lots));
        } else {
            checked.forget(card.id());
        }
        return equal;
    }

    private long posted(String account) {
        return balances.getOrDefault(account, Balance.ZERO).posted();
    }

    private List<Counters> counters(List<String> cards) {
        return snapshot.sql(
                        "SELECT id, bonus_minor, first_open_lot, next_lot FROM card"
                                + " WHERE id IN (:cards)")
                .param("cards", cards)
                .query(
                        (row, i) ->
                                new Counters(
                                        row.getString(1),
                                        row.getLong(2),
                                        row.getInt(3),
                                        row.getInt(4)))
                .list();
    }

    /** A card's other account, which was not touched: bonus only where there is any. */
    private void addOtherAccounts(List<Counters> counters) {
        var names = new ArrayList<String>();
        for (var card : counters) {
            names.add(CardAccounts.principal(card.id()).name());
            if (card.bonusMinor() != 0) {
                names.add(CardAccounts.bonus(card.id()).name());
            }
        }
        names.removeIf(balances::containsKey);
        if (names.isEmpty()) {
            return;
        }
        snapshot.sql(
                        "SELECT name, debits_posted, credits_posted FROM account"
                                + " WHERE stripe = 0 AND name IN (:names)")
                .param("names", names)
                .query(
                        row -> {
                            var balance = new Balance(row.getLong(2), row.getLong(3), 0, 0);
                            balances.put(row.getString(1), balance);
                        });
    }

    /** What is left of each card's lots, by card. */
    private Map<String, Held> lots(List<Lots> some) {
        var found = new HashMap<String, Held>();
        var keys = new ArrayList<String>();
        for (var lots : some) {
            for (int lot = lots.first(); lot < lots.end(); lot++) {
                keys.add(LotRow.idOf(lots.card(), lot));
            }
            if (keys.size() >= MOST_KEYS) {
                addLots(keys, found);
                keys.clear();
            }
        }
        if (!keys.isEmpty()) {
            addLots(keys, found);
        }
        return found;
    }

    private void addLots(List<String> keys, Map<String, Held> found) {
        snapshot.sql("SELECT card_id, kind, remaining_minor FROM card_lot WHERE id IN (:keys)")
                .param("keys", keys)
                .query(
                        row -> {
                            boolean bonus = LotKind.valueOf(row.getString(2)) == LotKind.BONUS;
                            long minor = row.getLong(3);
                            var held = bonus ? new Held(0, minor) : new Held(minor, 0);
                            found.merge(row.getString(1), held, Held::plus);
                        });
    }

    private record Counters(String id, long bonusMinor, int firstOpenLot, int nextLot) {

        Lots openLots() {
            return new Lots(id, firstOpenLot, nextLot);
        }

        boolean wasCreditedSince(Checked before) {
            return firstOpenLot == before.firstOpenLot() && nextLot > before.nextLot();
        }
    }

    /** Lots of a card from one on, and before another. */
    private record Lots(String card, int first, int end) {}
}
