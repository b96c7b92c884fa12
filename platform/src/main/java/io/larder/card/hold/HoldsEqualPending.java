package io.larder.card.hold;

import io.larder.card.CardAccounts;
import io.larder.ledger.Balance;
import io.larder.ledger.Invariant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held back on a card's accounts is the sum of its open holds. */
@Component
public class HoldsEqualPending implements Invariant {

    private static final String OPEN =
            """
            SELECT CONCAT('card/', card_id, '/principal') AS name, principal_minor AS held
              FROM card_hold WHERE state = 'HELD'
            UNION ALL
            SELECT CONCAT('card/', card_id, '/bonus'), bonus_minor
              FROM card_hold WHERE state = 'HELD'
            """;

    private static final String ALL =
            """
            SELECT name FROM (
                SELECT name, debits_pending AS pending, 0 AS held
                  FROM account
                 WHERE stripe = 0 AND name >= 'card/' AND name < 'card0' AND debits_pending <> 0
                UNION ALL
                SELECT name, 0, held FROM (%s) open_holds
            ) both_sides GROUP BY name HAVING SUM(pending) <> SUM(held) LIMIT ?
            """
                    .formatted(OPEN);

    private static final String OF_CARDS =
            """
            SELECT card_id, SUM(principal_minor), SUM(bonus_minor)
              FROM card_hold WHERE state = 'HELD' AND card_id IN (:cards) GROUP BY card_id
            """;

    @Override
    public String name() {
        return "holds_equal_pending";
    }

    /**
     * Only accounts on which something is held are looked up, so that recharges cost nothing here;
     * a hold without its money is found by the whole check.
     */
    @Override
    public Optional<Breach> ofCustomers(JdbcClient snapshot, Map<String, Balance> balances) {
        var pending =
                balances.entrySet().stream()
                        .filter(it -> it.getValue().debitsPending() != 0)
                        .toList();
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        var cards =
                pending.stream()
                        .flatMap(it -> CardAccounts.cardOf(it.getKey()).stream())
                        .distinct()
                        .toList();
        var held = held(snapshot, cards);
        return pending.stream()
                .filter(it -> it.getValue().debitsPending() != held.getOrDefault(it.getKey(), 0L))
                .map(it -> breach(it.getKey()))
                .findFirst();
    }

    private static Map<String, Long> held(JdbcClient snapshot, List<String> cards) {
        var held = new HashMap<String, Long>();
        snapshot.sql(OF_CARDS)
                .param("cards", cards)
                .query(
                        row -> {
                            var card = row.getString(1);
                            held.put(CardAccounts.principal(card).name(), row.getLong(2));
                            held.put(CardAccounts.bonus(card).name(), row.getLong(3));
                        });
        return held;
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        return snapshot.sql(ALL).param(MOST_LISTED).query(String.class).list().stream()
                .map(this::breach)
                .toList();
    }

    private Breach breach(String account) {
        return new Breach(name(), account + ": its open holds are not what is held back");
    }
}
