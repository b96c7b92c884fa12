package io.larder.card.issue;

import io.larder.card.core.CardProduct;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kinds of cards there are, for reading. */
@Component
public class CardProducts {

    private static final String ALL =
            "SELECT id, name_zh, name_en, named, currency, issuer, active FROM card_product";

    private final JdbcClient sql;

    CardProducts(JdbcClient sql) {
        this.sql = sql;
    }

    /** Every product, oldest first. */
    public List<CardProduct> all() {
        return sql.sql(ALL + " ORDER BY id").query(CardProduct.class).list();
    }

    /** The product with this id. */
    public Optional<CardProduct> find(String productId) {
        return sql.sql(ALL + " WHERE id = :id")
                .param("id", productId)
                .query(CardProduct.class)
                .optional();
    }
}
