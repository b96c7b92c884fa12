package io.larder.card.adjust;

import io.larder.card.ask.Asked;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.LockRank;
import io.larder.ledger.Stored;
import io.larder.ledger.Table;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adjustments as they are stored. */
@Component
class Adjustments {

    /** Adjustments rank with orders: they are locked before their card. */
    static final Table<String, AdjustmentRow> TABLE =
            new Table<>("card_adjustment", LockRank.ORDER, AdjustmentRow.class, AdjustmentRow::id);

    private static final Stored<AdjustmentRow> STORED = Stored.of(TABLE);

    private static final String PAGE =
            """
            WHERE store_id IN (:stores) AND (:state IS NULL OR state = :state)
              AND (:kind IS NULL OR kind = :kind) AND (:card IS NULL OR card_id = :card)
              AND (:cursor IS NULL OR id < :cursor) ORDER BY id DESC LIMIT :limit
            """;

    private static final String DUE =
            "WHERE state = 'PENDING' AND expires_at <= :now ORDER BY expires_at LIMIT :limit";

    private final JdbcClient sql;
    private final BusinessClock clock;

    Adjustments(JdbcClient sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Which of them are wanted; null for all. */
    record Wanted(
            @Nullable AdjustmentState state,
            @Nullable AdjustmentKind kind,
            @Nullable String cardId) {}

    Optional<AdjustmentRow> find(String id) {
        return Optional.of(id)
                .filter(Asked::canBeId)
                .flatMap(
                        one ->
                                sql.sql(STORED.select() + "WHERE id = ?")
                                        .param(one)
                                        .query(STORED.rows())
                                        .optional());
    }

    /** Those of some stores, the newest first, those before the cursor. */
    List<AdjustmentRow> page(
            Set<String> stores, Wanted wanted, @Nullable String cursor, int limit) {
        if (stores.isEmpty()) {
            return List.of();
        }
        return sql.sql(STORED.select() + PAGE)
                .param("stores", stores)
                .param("state", wanted.state() == null ? null : wanted.state().name())
                .param("kind", wanted.kind() == null ? null : wanted.kind().name())
                .param("card", wanted.cardId())
                .param("cursor", cursor)
                .param("limit", limit)
                .query(STORED.rows())
                .list();
    }

    /** Those whose time has run out, the oldest first. */
    List<AdjustmentRow> due(int limit) {
        return sql.sql(STORED.select() + DUE)
                .param("now", LocalDateTime.ofInstant(clock.now(), ZoneOffset.UTC))
                .param("limit", limit)
                .query(STORED.rows())
                .list();
    }
}
