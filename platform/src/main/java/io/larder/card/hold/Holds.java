package io.larder.card.hold;

import io.larder.card.CardAccounts;
import io.larder.ledger.Account;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Clearing;
import io.larder.ledger.LockRank;
import io.larder.ledger.Owned;
import io.larder.ledger.Phase;
import io.larder.ledger.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Money held back: what its parts post, and the rows as they are read. */
@Component
public class Holds {

    /** Holds rank with orders: they are locked before their card. */
    public static final Table<String, HoldRow> TABLE =
            new Table<>("card_hold", LockRank.ORDER, HoldRow.class, HoldRow::id);

    private static final String CODE = "hold";
    private static final String ROWS =
            """
            SELECT id, card_id, store_id, state, principal_minor, bonus_minor, committed_minor,
                   held_at, expires_at, ended_at, business_date
              FROM card_hold
            """;

    private static final String OF_CARD =
            """
             WHERE card_id = :card AND store_id IN (:stores) AND (:cursor IS NULL OR id < :cursor)
             ORDER BY id DESC LIMIT :limit
            """;

    private final JdbcClient sql;
    private final BusinessClock clock;

    Holds(JdbcClient sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<HoldRow> find(String id) {
        return sql.sql(ROWS + " WHERE id = ?").param(id).query(Holds::row).optional();
    }

    /** A card's holds for these stores, the newest first, those before the cursor. */
    List<HoldRow> ofCard(String cardId, Set<String> stores, @Nullable String cursor, int limit) {
        if (stores.isEmpty()) {
            return List.of();
        }
        return sql.sql(ROWS + OF_CARD)
                .param("card", cardId)
                .param("stores", stores)
                .param("cursor", cursor)
                .param("limit", limit)
                .query(Holds::row)
                .list();
    }

    /** Ids of a card's holds that are open. */
    public Set<String> openOf(String cardId) {
        return sql.sql("SELECT id FROM card_hold WHERE card_id = ? AND state = 'HELD'")
                .param(cardId)
                .query(String.class)
                .set();
    }

    /** Holds whose time has run out, the oldest first. */
    List<HoldRow> due(int limit) {
        return sql.sql(
                        ROWS
                                + " WHERE state = 'HELD' AND expires_at <= ? ORDER BY expires_at LIMIT ?")
                .param(LocalDateTime.ofInstant(clock.now(), ZoneOffset.UTC))
                .param(limit)
                .query(Holds::row)
                .list();
    }

    /** And the money held back. */
    public static Changes held(Changes changes, HoldRow hold) {
        var principal =
                post(
                        changes,
                        CardAccounts.principal(hold.cardId()),
                        hold,
                        hold.principalMinor(),
                        Phase.HOLD);
        return post(
                principal, CardAccounts.bonus(hold.cardId()), hold, hold.bonusMinor(), Phase.HOLD);
    }

    /** What of a hold is paid, in minor units. */
    record Paid(long principalMinor, long bonusMinor) {
        static final Paid NOTHING = new Paid(0, 0);
    }

    /**
     * And some of it paid, the rest given back.
     *
     * @param ofCard in whose books the card's accounts are
     * @param sales what is credited
     */
    static Changes committed(
            Changes changes,
            HoldRow hold,
            Paid paid,
            Function<Account, Owned> ofCard,
            Owned sales) {
        var all = changes;
        if (paid.principalMinor() > 0) {
            var principal = ofCard.apply(CardAccounts.principal(hold.cardId()));
            all = Clearing.commit(all, principal, sales, paid.principalMinor(), CODE, hold.id());
        }
        if (paid.bonusMinor() > 0) {
            var bonus = ofCard.apply(CardAccounts.bonus(hold.cardId()));
            all = Clearing.commit(all, bonus, sales, paid.bonusMinor(), CODE, hold.id());
        }
        return released(all, hold, paid);
    }

    /** And all of it given back. */
    public static Changes released(Changes changes, HoldRow hold) {
        return released(changes, hold, Paid.NOTHING);
    }

    /** And given back what is not paid. */
    static Changes released(Changes changes, HoldRow hold, Paid paid) {
        var principal = CardAccounts.principal(hold.cardId());
        var bonus = CardAccounts.bonus(hold.cardId());
        var all =
                post(
                        changes,
                        principal,
                        hold,
                        hold.principalMinor() - paid.principalMinor(),
                        Phase.RELEASE);
        return post(all, bonus, hold, hold.bonusMinor() - paid.bonusMinor(), Phase.RELEASE);
    }

    private static Changes post(
            Changes changes, Account from, HoldRow hold, long minor, Phase phase) {
        return minor == 0
                ? changes
                : changes.transfer(
                        from, Chart.sales(hold.storeId()), minor, CODE, hold.id(), phase);
    }

    private static HoldRow row(ResultSet row, int number) throws SQLException {
        return new HoldRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                HoldState.valueOf(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                instant(row.getObject(8, LocalDateTime.class)),
                instant(row.getObject(9, LocalDateTime.class)),
                row.getObject(10) == null ? null : instant(row.getObject(10, LocalDateTime.class)),
                row.getObject(11, LocalDate.class));
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
