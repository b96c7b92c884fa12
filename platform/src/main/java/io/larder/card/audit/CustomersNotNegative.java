package io.larder.card.audit;

import io.larder.ledger.Balance;
import io.larder.ledger.Invariant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** No customer's account is below zero, nor promised away further than it goes. */
@Component
public class CustomersNotNegative implements Invariant {

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
    public Optional<Breach> ofCustomers(JdbcClient snapshot, Map<String, Balance> balances) {
        return balances.entrySet().stream()
                .filter(entry -> isBelow(entry.getValue()))
                .map(entry -> breach(entry.getKey()))
                .findFirst();
    }

    private static boolean isBelow(Balance balance) {
        return balance.available() < 0
                || balance.debitsPending() < 0
                || balance.creditsPending() < 0;
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
