package io.larder.recharge;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where orders were asked for, so that later rooms can narrow what they show to a store. */
@Component
public class OrderPlaces {

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
}
