package io.larder.card;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardSettings;
import io.larder.card.core.FreezeReasons;
import io.larder.money.CardNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cards there are, for reading; whoever wants to change one uses a part. */
@Component
public class Cards {

    private static final String FACTS =
            """
            SELECT c.id, CONCAT(LEFT(n.number, 4), '********', RIGHT(n.number, 4)) AS masked_number,
                   c.product_id, c.named, c.status, c.freeze_reason, c.frozen_for, c.replaced_by,
                   c.customer_id, c.store_id, c.issued_on, c.expires_on, c.version
              FROM card c JOIN card_number n ON n.card_id = c.id
            """;
    private static final String NUMBERS =
            "SELECT number, card_id FROM card_number WHERE number IN (:numbers)";

    private final JdbcClient sql;
    private final Cache<Long, String> byNumber;

    Cards(JdbcClient sql, CardSettings settings) {
        this.sql = sql;
        this.byNumber = Caffeine.newBuilder().maximumSize(settings.numberCacheEntries()).build();
    }

    /** The card with this id. */
    public Optional<CardFacts> find(String cardId) {
        if (!Asked.canBeId(cardId)) {
            return Optional.empty();
        }
        return sql.sql(FACTS + " WHERE c.id = :id")
                .param("id", cardId)
                .query(Cards::facts)
                .optional();
    }

    /**
     * The id of the card that a request names in one of two ways; nothing when there can be no such
     * card. An id is only checked for its form, because the part that locks the row knows whether
     * it is there; anything else must not reach a key column.
     */
    public Optional<String> named(@Nullable String cardId, @Nullable String cardNumber) {
        if (cardId != null) {
            return Optional.of(cardId).filter(Asked::canBeId);
        }
        return Optional.ofNullable(cardNumber).flatMap(Asked::number).flatMap(this::findByNumber);
    }

    /** The id of the card with this number; fast when it was asked for before. */
    public Optional<String> findByNumber(CardNumber number) {
        return Optional.ofNullable(findByNumbers(List.of(number)).get(number));
    }

    /**
     * The ids of the cards with these numbers, in one look-up for those not remembered; unknown
     * numbers are left out.
     */
    public Map<CardNumber, String> findByNumbers(Collection<CardNumber> numbers) {
        var found = new HashMap<CardNumber, String>();
        for (var number : numbers) {
            var cardId = byNumber.getIfPresent(key(number.digits()));
            if (cardId != null) {
                found.put(number, cardId);
            }
        }
        var missing = numbers.stream().filter(number -> !found.containsKey(number)).toList();
        if (!missing.isEmpty()) {
            found.putAll(lookUp(missing));
        }
        return found;
    }

    /** The numbers of cards as lists show them, by card id. */
    public Map<String, String> maskedNumbers(Collection<String> cardIds) {
        var found = new HashMap<String, String>();
        if (!cardIds.isEmpty()) {
            sql.sql("SELECT card_id, number FROM card_number WHERE card_id IN (:ids)")
                    .param("ids", cardIds)
                    .query(
                            row -> {
                                var number = new CardNumber(row.getString(2));
                                found.put(row.getString(1), number.masked());
                            });
        }
        return found;
    }

    /** A card's own number, for who issues it. */
    public Optional<CardNumber> numberOf(String cardId) {
        return sql.sql("SELECT number FROM card_number WHERE card_id = :id")
                .param("id", cardId)
                .query(String.class)
                .optional()
                .map(CardNumber::new);
    }

    /** The cards of a batch with their numbers, by number. */
    public List<Numbered> ofBatch(String batchId) {
        return sql.sql("SELECT card_id, number FROM card_number WHERE batch_id = :id ORDER BY 2")
                .param("id", batchId)
                .query((row, i) -> new Numbered(row.getString(1), row.getString(2)))
                .list();
    }

    /** A card and its whole number. */
    public record Numbered(String id, String number) {
        @Override
        public String toString() {
            return "Numbered[" + id + "]";
        }
    }

    /**
     * Cards in the order they were made, newest first.
     *
     * @param storeIds only cards issued there; every store's when null
     * @param before only cards older than the one with this id, or null
     */
    public List<CardFacts> list(
            @Nullable Collection<String> storeIds, @Nullable String before, int most) {
        if (storeIds != null && storeIds.isEmpty()) {
            return List.of();
        }
        var text = new StringBuilder(FACTS).append(" WHERE TRUE");
        var values = new HashMap<String, Object>();
        if (storeIds != null) {
            text.append(" AND c.store_id IN (:stores)");
            values.put("stores", storeIds);
        }
        if (before != null) {
            text.append(" AND c.id < :before");
            values.put("before", before);
        }
        values.put("most", most);
        return sql.sql(text + " ORDER BY c.id DESC LIMIT :most")
                .params(values)
                .query(Cards::facts)
                .list();
    }

    /** Ids of the cards whose money went to this one. */
    public Set<String> replacedBy(String cardId) {
        return sql.sql("SELECT id FROM card WHERE replaced_by = ?")
                .param(cardId)
                .query(String.class)
                .set();
    }

    private static CardFacts facts(ResultSet row, int number) throws SQLException {
        return new CardFacts(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                CardStatus.valueOf(row.getString(5)),
                row.getString(6),
                FreezeReasons.of(row.getString(7)),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getObject(11, LocalDate.class),
                row.getObject(12, LocalDate.class),
                row.getLong(13));
    }

    private Map<CardNumber, String> lookUp(Collection<CardNumber> numbers) {
        var found = new HashMap<CardNumber, String>();
        sql.sql(NUMBERS)
                .param("numbers", numbers.stream().map(CardNumber::digits).toList())
                .query(
                        row -> {
                            found.put(new CardNumber(row.getString(1)), row.getString(2));
                            byNumber.put(key(row.getString(1)), row.getString(2));
                        });
        return found;
    }

    /** Sixteen digits fit a long, which is a third of the text's size in memory. */
    private static Long key(String digits) {
        return Long.valueOf(digits);
    }
}
