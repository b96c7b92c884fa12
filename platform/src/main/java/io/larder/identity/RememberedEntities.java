package io.larder.identity;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the legal entity of each store once. */
@Component
final class RememberedEntities implements LegalEntities {

    /**
     * Made ids have one length and the order of time; a sandbox's readable ones are shorter, and
     * older than any made one.
     */
    private static final String FIRST =
            "SELECT id FROM legal_entity ORDER BY LENGTH(id), id LIMIT 1";

    private final JdbcClient sql;
    private final IdentitySettings settings;
    private final Map<String, String> ofStores = new ConcurrentHashMap<>();
    private final Map<String, String> ofDrawers = new ConcurrentHashMap<>();
    private volatile @Nullable String head;

    RememberedEntities(JdbcClient sql, IdentitySettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    @Override
    public String ofStore(String storeId) {
        return remembered(ofStores, storeId, "SELECT legal_entity_id FROM store WHERE id = ?");
    }

    @Override
    public String ofDrawer(String drawerId) {
        return remembered(
                ofDrawers,
                drawerId,
                "SELECT s.legal_entity_id FROM drawer d JOIN store s ON s.id = d.store_id"
                        + " WHERE d.id = ?");
    }

    @Override
    public String head() {
        var known = head;
        if (known == null) {
            var set = settings.headEntity();
            known =
                    set.isEmpty()
                            ? one(FIRST, "any")
                            : one("SELECT id FROM legal_entity WHERE id = ?", set, set);
            head = known;
        }
        return known;
    }

    @Override
    public List<LegalEntity> all() {
        return sql.sql("SELECT id, name, name_zh FROM legal_entity ORDER BY id")
                .query(LegalEntity.class)
                .list();
    }

    private String remembered(Map<String, String> known, String id, String query) {
        var entity = known.get(id);
        if (entity == null) {
            entity = one(query, id, id);
            known.put(id, entity);
        }
        return entity;
    }

    private String one(String query, String what, Object... values) {
        return sql.sql(query)
                .params(values)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no legal entity of " + what));
    }
}
