package io.larder.books;

import io.larder.identity.LegalEntities;
import io.larder.ledger.Invariant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Each legal entity's debits are its credits: no money went to another's account uncleared. Of one
 * entity alone it is what double entry says anyway, and is not looked at.
 */
@Component
class EntitiesBalance implements Invariant {

    private final LegalEntities entities;

    EntitiesBalance(LegalEntities entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "entities_balance";
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        if (entities.all().size() < 2) {
            return List.of();
        }
        var stored = BookedSums.stored(entities.head());
        var debits = new HashMap<String, Long>();
        snapshot.sql(stored.text())
                .params(stored.values())
                .query(
                        row -> {
                            debits.merge(
                                    row.getString(2), row.getLong(3) - row.getLong(4), Long::sum);
                        });
        return breaches(debits);
    }

    private List<Breach> breaches(Map<String, Long> debits) {
        return debits.entrySet().stream()
                .filter(it -> it.getValue() != 0)
                .map(
                        it ->
                                new Breach(
                                        name(),
                                        "%s's debits are %d above its credits"
                                                .formatted(it.getKey(), it.getValue())))
                .limit(MOST_LISTED)
                .toList();
    }
}
