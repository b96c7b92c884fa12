package io.larder.card.show;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.larder.card.ask.CardSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Reads what cards hold by one statement, so that all of it is of one moment. Cards that are asked
 * about at the same time are read together. Which lots are open stands on a card's row; where they
 * were at the last reading is remembered, and a card is read again in the rare case that they have
 * moved since.
 */
@Component
public class CardBalances {

    private static final int MOST_TOGETHER = 32;

    /** While one is under way the next group gathers. */
    private static final int STATEMENTS_AT_ONCE = 2;

    private final BalanceRows rows;
    private final Cache<String, OpenRange> lastSeen;
    private final Together<String, CardBalance> together =
            new Together<>(this::read, MOST_TOGETHER, STATEMENTS_AT_ONCE);

    /** Over these tables. */
    public CardBalances(JdbcOperations sql, CardSettings settings) {
        this.rows = new BalanceRows(sql);
        this.lastSeen = Caffeine.newBuilder().maximumSize(settings.numberCacheEntries()).build();
    }

    /** What a card holds now; nothing when there is no such card. */
    public Optional<CardBalance> of(String cardId) {
        return together.ask(cardId);
    }

    private OpenRange seen(String cardId) {
        var seen = lastSeen.getIfPresent(cardId);
        return seen == null ? OpenRange.NONE : seen;
    }

    private Map<String, CardBalance> read(List<String> cardIds) {
        var found = new HashMap<String, CardBalance>();
        var ranges = new HashMap<String, OpenRange>();
        cardIds.forEach(id -> ranges.put(id, seen(id)));
        while (!ranges.isEmpty()) {
            for (var read : rows.read(ranges)) {
                if (read.exists() && !read.isWhole()) {
                    ranges.put(read.cardId(), read.range());
                    continue;
                }
                ranges.remove(read.cardId());
                if (read.exists()) {
                    found.put(read.cardId(), read.balance());
                    lastSeen.put(read.cardId(), read.range());
                }
            }
        }
        return found;
    }
}
