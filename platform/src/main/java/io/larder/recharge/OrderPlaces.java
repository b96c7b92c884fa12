package io.larder.recharge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where orders were asked for, so that later rooms can narrow what they show to a store. */
@Component
public class OrderPlaces {

    private static final int MOST_AT_ONCE = 500;

    private final JdbcClient sql;

    OrderPlaces(JdbcClient sql) {
        this.sql = sql;
    }

    /** The store of an order; empty when there is no such order. */
    public Optional<String> storeOf(String orderId) {
        return sql.sql("SELECT store_id FROM recharge_order WHERE id = ?")
                .param(orderId)
                .query(String.class)
                .optional();
    }

    /** The stores of orders, by order; ids that name no order are left out. */
    public Map<String, String> storesOf(Collection<String> orderIds) {
        var stores = new HashMap<String, String>();
        var ids = List.copyOf(Set.copyOf(orderIds));
        for (int from = 0; from < ids.size(); from += MOST_AT_ONCE) {
            int to = Math.min(from + MOST_AT_ONCE, ids.size());
            sql.sql("SELECT id, store_id FROM recharge_order WHERE id IN (:ids)")
                    .param("ids", ids.subList(from, to))
                    .query(
                            row -> {
                                stores.put(row.getString(1), row.getString(2));
                            });
        }
        return stores;
    }
}
