package io.larder.card;

import io.larder.ledger.Balance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares lots with balances for some cards. Lots are read by ranges of their key, from each
 * card's first open one on: those before it are used up, and there may be thousands of them.
 */
final class TouchedCards {

    private final JdbcClient snapshot;
    private final List<String> cards;

    TouchedCards(JdbcClient snapshot, List<String> cards) {
        this.snapshot = snapshot;
        this.cards = cards;
    }

    /** The first card whose lots are not its balance. */
    Optional<String> firstUnequal() {
        var counters = counters();
        var balances = balances();
        var lots = lots(counters);
        return counters.stream()
                .filter(card -> !holds(card, balances, lots.getOrDefault(card.id(), Held.NONE)))
                .map(Counters::id)
                .findFirst();
    }

    private static boolean holds(Counters card, Map<String, Balance> balances, Held lots) {
        var principal = balances.get(CardAccounts.principal(card.id()).name());
        var bonus = balances.get(CardAccounts.bonus(card.id()).name());
        return lots.principalMinor() == (principal == null ? 0 : principal.posted())
                && lots.bonusMinor() == (bonus == null ? 0 : bonus.posted())
                && lots.bonusMinor() == card.bonusMinor();
    }

    private List<Counters> counters() {
        return snapshot.sql(
                        "SELECT id, bonus_minor, first_open_lot, next_lot FROM card"
                                + " WHERE id IN (:cards)")
                .param("cards", cards)
                .query(Counters.class)
                .list();
    }

    private Map<String, Balance> balances() {
        var names =
                cards.stream()
                        .flatMap(
                                id ->
                                        Stream.of(
                                                CardAccounts.principal(id).name(),
                                                CardAccounts.bonus(id).name()))
                        .toList();
        var found = new HashMap<String, Balance>();
        snapshot.sql(
                        "SELECT name, debits_posted, credits_posted FROM account"
                                + " WHERE stripe = 0 AND name IN (:names)")
                .param("names", names)
                .query(
                        row -> {
                            var balance = new Balance(row.getLong(2), row.getLong(3), 0, 0);
                            found.put(row.getString(1), balance);
                        });
        return found;
    }

    private Map<String, Held> lots(List<Counters> counters) {
        var ranges = new ArrayList<String>();
        var bounds = new ArrayList<Object>();
        for (var card : counters) {
            ranges.add("id >= ? AND id < ?");
            bounds.add(LotRow.idOf(card.id(), card.firstOpenLot()));
            bounds.add(LotRow.idOf(card.id(), card.nextLot()));
        }
        var found = new HashMap<String, Held>();
        if (ranges.isEmpty()) {
            return found;
        }
        snapshot.sql(
                        "SELECT card_id, SUM(IF(kind = 'BONUS', 0, remaining_minor)),"
                                + " SUM(IF(kind = 'BONUS', remaining_minor, 0))"
                                + " FROM card_lot WHERE "
                                + String.join(" OR ", ranges)
                                + " GROUP BY card_id")
                .params(bounds)
                .query(
                        row -> {
                            found.put(row.getString(1), new Held(row.getLong(2), row.getLong(3)));
                        });
        return found;
    }

    private record Counters(String id, long bonusMinor, int firstOpenLot, int nextLot) {}

    private record Held(long principalMinor, long bonusMinor) {
        private static final Held NONE = new Held(0, 0);
    }
}
