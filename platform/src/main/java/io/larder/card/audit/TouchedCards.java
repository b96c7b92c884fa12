package io.larder.card.audit;

import io.larder.card.CardAccounts;
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
 * open one on: those before it are used up, and there may be thousands of them.
 */
final class TouchedCards {

    /**
     * Keys in one statement, fewer than MariaDB makes a table of; a card with more open lots than
     * this is read by itself.
     */
    private static final int MOST_KEYS = 900;

    private final JdbcClient snapshot;
    private final Map<String, Balance> balances;

    /**
     * @param balances as stored, of accounts that were touched, by name
     */
    TouchedCards(JdbcClient snapshot, Map<String, Balance> balances) {
        this.snapshot = snapshot;
        this.balances = new HashMap<>(balances);
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
        var lots = lots(counters);
        return counters.stream()
                .filter(card -> !holds(card, lots.getOrDefault(card.id(), Held.NONE)))
                .map(Counters::id)
                .findFirst();
    }

    private boolean holds(Counters card, Held lots) {
        return lots.principalMinor() == posted(CardAccounts.principal(card.id()).name())
                && lots.bonusMinor() == posted(CardAccounts.bonus(card.id()).name())
                && lots.bonusMinor() == card.bonusMinor();
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

    private Map<String, Held> lots(List<Counters> counters) {
        var found = new HashMap<String, Held>();
        var keys = new ArrayList<String>();
        for (var card : counters) {
            for (int lot = card.firstOpenLot(); lot < card.nextLot(); lot++) {
                keys.add(LotRow.idOf(card.id(), lot));
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

    private record Counters(String id, long bonusMinor, int firstOpenLot, int nextLot) {}

    private record Held(long principalMinor, long bonusMinor) {
        private static final Held NONE = new Held(0, 0);

        Held plus(Held more) {
            return new Held(
                    Math.addExact(principalMinor, more.principalMinor),
                    Math.addExact(bonusMinor, more.bonusMinor));
        }
    }
}
