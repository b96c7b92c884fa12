package io.larder.card.show;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.larder.card.CardAccounts;
import io.larder.card.ask.CardSettings;
import io.larder.card.core.LotKind;
import io.larder.card.core.LotRow;
import io.larder.ledger.Balance;
import io.larder.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what a card holds by one statement, so that all of it is of one moment. Which lots are open
 * stands on the card's row; where they were at the last reading is remembered, and the statement is
 * asked again in the rare case that they have moved since.
 */
@Component
public class CardBalances {

    private static final String WHOLE =
            """
            SELECT c.version, c.first_open_lot, c.next_lot,
                   p.debits_posted, p.credits_posted, p.debits_pending, p.credits_pending,
                   b.debits_posted, b.credits_posted, b.debits_pending, b.credits_pending,
                   l.id, l.kind, l.original_minor, l.remaining_minor, l.source_channel,
                   l.payment_reference, l.expires_on, l.business_date
              FROM card c
              LEFT JOIN account p ON p.name = :principal AND p.stripe = 0
              LEFT JOIN account b ON b.name = :bonus AND b.stripe = 0
              LEFT JOIN card_lot l ON l.id >= :first AND l.id < :end AND l.remaining_minor > 0
             WHERE c.id = :id
             ORDER BY l.id LIMIT :most
            """;

    private final JdbcClient sql;
    private final Cache<String, OpenRange> lastSeen;

    /** Over these tables. */
    public CardBalances(JdbcClient sql, CardSettings settings) {
        this.sql = sql;
        this.lastSeen = Caffeine.newBuilder().maximumSize(settings.numberCacheEntries()).build();
    }

    /** What a card holds now; nothing when there is no such card. */
    public Optional<CardBalance> of(String cardId) {
        var seen = lastSeen.getIfPresent(cardId);
        var range = seen == null ? OpenRange.NONE : seen;
        for (var whole = read(cardId, range); whole != null; whole = read(cardId, range)) {
            if (whole.range().equals(range)) {
                lastSeen.put(cardId, range);
                return Optional.of(whole.balance(cardId));
            }
            range = whole.range();
        }
        return Optional.empty();
    }

    private @Nullable Whole read(String cardId, OpenRange range) {
        var rows =
                sql.sql(WHOLE)
                        .param("id", cardId)
                        .param("principal", CardAccounts.principal(cardId).name())
                        .param("bonus", CardAccounts.bonus(cardId).name())
                        .param("first", LotRow.idOf(cardId, range.firstOpenLot()))
                        .param("end", LotRow.idOf(cardId, range.nextLot()))
                        .param("most", CardBalance.MOST_LOTS)
                        .query((row, number) -> Whole.of(row))
                        .list();
        return rows.isEmpty() ? null : Whole.of(rows);
    }

    /** From which lot on a card's lots may be open, and the number after its newest. */
    private record OpenRange(int firstOpenLot, int nextLot) {
        static final OpenRange NONE = new OpenRange(0, 0);
    }

    /** The answer's rows are alike but for their lot. */
    private record Whole(
            long version,
            OpenRange range,
            Balance principal,
            Balance bonus,
            List<CardBalance.Lot> lots) {

        static Whole of(ResultSet row) throws SQLException {
            return new Whole(
                    row.getLong(1),
                    new OpenRange(row.getInt(2), row.getInt(3)),
                    counters(row, 4),
                    counters(row, 8),
                    row.getString(12) == null ? List.of() : List.of(lot(row)));
        }

        static Whole of(List<Whole> rows) {
            var lots = new ArrayList<CardBalance.Lot>();
            rows.forEach(row -> lots.addAll(row.lots()));
            var first = rows.getFirst();
            return new Whole(
                    first.version(), first.range(), first.principal(), first.bonus(), lots);
        }

        CardBalance balance(String cardId) {
            long posted = principal.posted() + bonus.posted();
            long held = principal.debitsPending() + bonus.debitsPending();
            return new CardBalance(
                    cardId,
                    version,
                    Money.cny(posted),
                    Money.cny(bonus.posted()),
                    Money.cny(principal.creditsPending() + bonus.creditsPending()),
                    Money.cny(held),
                    Money.cny(posted - held),
                    lots);
        }

        private static Balance counters(ResultSet row, int from) throws SQLException {
            return new Balance(
                    row.getLong(from),
                    row.getLong(from + 1),
                    row.getLong(from + 2),
                    row.getLong(from + 3));
        }

        private static CardBalance.Lot lot(ResultSet row) throws SQLException {
            return new CardBalance.Lot(
                    row.getString(12),
                    LotKind.valueOf(row.getString(13)),
                    Money.cny(row.getLong(14)),
                    Money.cny(row.getLong(15)),
                    row.getString(16),
                    row.getString(17),
                    row.getObject(18, LocalDate.class),
                    row.getObject(19, LocalDate.class));
        }
    }
}
