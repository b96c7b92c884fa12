package io.larder.card.audit;

import io.larder.ledger.Balance;
import io.larder.ledger.Invariant;
import io.larder.ledger.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is left of a card's lots is what its accounts say it holds: principal and refunds on the
 * principal account, bonus on the bonus account and on the card's own counter.
 */
@Component
public class LotsEqualBalance implements Invariant {

    private static final String ALL =
            """
            SELECT name, SUM(ledger), SUM(lots) FROM (
                SELECT name, credits_posted - debits_posted AS ledger, 0 AS lots
                  FROM account WHERE stripe = 0 AND name >= 'card/' AND name < 'card0'
                UNION ALL
                SELECT CONCAT('card/', card_id, '/', IF(kind = 'BONUS', 'bonus', 'principal')),
                       0, remaining_minor
                  FROM card_lot WHERE remaining_minor <> 0
                UNION ALL
                SELECT CONCAT('card/', id, '/bonus (counter)'), bonus_minor, 0
                  FROM card WHERE bonus_minor <> 0
                UNION ALL
                SELECT CONCAT('card/', card_id, '/bonus (counter)'), 0, remaining_minor
                  FROM card_lot WHERE kind = 'BONUS' AND remaining_minor <> 0
            ) both_sides GROUP BY name HAVING SUM(ledger) <> SUM(lots) LIMIT ?
            """;

    private static final List<Tally> TALLIES =
            List.of(
                    new Tally.OfAccounts(
                            "card/",
                            """
                            SELECT CONCAT('card/', card_id, '/',
                                          IF(kind = 'BONUS', 'bonus', 'principal')),
                                   remaining_minor
                              FROM card_lot WHERE remaining_minor <> 0
                            """),
                    new Tally.OfRows(
                            "SELECT id, bonus_minor FROM card WHERE bonus_minor <> 0",
                            """
                            SELECT card_id, remaining_minor FROM card_lot
                             WHERE kind = 'BONUS' AND remaining_minor <> 0
                            """));

    private static final String OUT_OF_BOUNDS =
            """
            SELECT l.id FROM card_lot l JOIN card c ON c.id = l.card_id
             WHERE l.remaining_minor < 0 OR l.remaining_minor > l.original_minor
                OR (l.remaining_minor > 0
                    AND l.id < CONCAT(c.id, '/', LPAD(c.first_open_lot, 8, '0')))
                OR l.id >= CONCAT(c.id, '/', LPAD(c.next_lot, 8, '0'))
             LIMIT ?
            """;

    private final CheckedLots checked = new CheckedLots();

    @Override
    public String name() {
        return "lots_equal_balance";
    }

    @Override
    public Optional<Breach> ofCustomers(JdbcClient snapshot, Map<String, Balance> balances) {
        return new TouchedCards(snapshot, balances, checked)
                .firstUnequal()
                .map(card -> breach(card + ": its lots are not its balance"));
    }

    @Override
    public List<Tally> tallies() {
        return TALLIES;
    }

    @Override
    public List<Breach> ofRest(JdbcClient snapshot) {
        return snapshot.sql(OUT_OF_BOUNDS)
                .param(MOST_LISTED)
                .query((row, i) -> breach(row.getString(1) + " is outside of its bounds"))
                .list();
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        var unequal =
                snapshot.sql(ALL)
                        .param(MOST_LISTED)
                        .query(
                                (row, i) ->
                                        breach(
                                                "%s holds %d, its lots %d"
                                                        .formatted(
                                                                row.getString(1),
                                                                row.getLong(2),
                                                                row.getLong(3))))
                        .list();
        return Stream.concat(unequal.stream(), ofRest(snapshot).stream()).toList();
    }

    private Breach breach(String what) {
        return new Breach(name(), what);
    }
}
