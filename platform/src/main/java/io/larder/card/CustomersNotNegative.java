package io.larder.card;

import io.larder.ledger.Invariant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** No customer's account is below zero, nor promised away further than it goes. */
@Component
class CustomersNotNegative implements Invariant {

    private static final String BELOW =
            """
            SELECT name FROM account
             WHERE stripe = 0
               AND (credits_posted - debits_posted - debits_pending < 0
                    OR debits_pending < 0 OR credits_pending < 0)
            """;

    @Override
    public String name() {
        return "customer_accounts_not_negative";
    }

    @Override
    public Optional<Breach> ofTouched(
            JdbcClient snapshot, List<String> accounts, List<String> references) {
        var customers =
                accounts.stream().filter(name -> CardAccounts.cardOf(name).isPresent()).toList();
        if (customers.isEmpty()) {
            return Optional.empty();
        }
        return snapshot.sql(BELOW + " AND name IN (:names) LIMIT 1")
                .param("names", customers)
                .query(String.class)
                .optional()
                .map(this::breach);
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        return snapshot
                .sql(BELOW + " AND name >= 'card/' AND name < 'card0' LIMIT ?")
                .param(MOST_LISTED)
                .query(String.class)
                .list()
                .stream()
                .map(this::breach)
                .toList();
    }

    private Breach breach(String account) {
        return new Breach(name(), account + " is below zero");
    }
}
