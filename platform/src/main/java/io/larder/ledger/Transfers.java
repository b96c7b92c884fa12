package io.larder.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The transfers there are, for reading. */
@Component
public class Transfers {

    private static final int MOST = 200;

    private final JdbcClient sql;
    private final TransactionTemplate snapshot;
    private final Archives archives;

    Transfers(JdbcClient sql, PlatformTransactionManager transactions, Archives archives) {
        this.sql = sql;
        this.archives = archives;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * A transfer as stored.
     *
     * @param id lane, batch and index, parted by dots
     */
    public record Listed(
            String id,
            String debit,
            String credit,
            long amountMinor,
            String code,
            Phase phase,
            LocalDate businessDate) {}

    private record Placed(Instant at, int lane, long batch, int idx, Listed listed) {

        static Placed of(ArchivedTransfer archived) {
            var row = archived.transfer();
            return new Placed(
                    archived.at(),
                    archived.lane(),
                    row.batch(),
                    row.idx(),
                    new Listed(
                            "%d.%d.%d".formatted(archived.lane(), row.batch(), row.idx()),
                            row.debit(),
                            row.credit(),
                            row.amountMinor(),
                            row.code(),
                            row.phase(),
                            archived.businessDate()));
        }

        static Placed of(ResultSet row) throws SQLException {
            return new Placed(
                    row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    row.getInt(2),
                    row.getLong(3),
                    row.getInt(4),
                    new Listed(
                            "%d.%d.%d".formatted(row.getInt(2), row.getLong(3), row.getInt(4)),
                            row.getString(5),
                            row.getString(6),
                            row.getLong(7),
                            row.getString(8),
                            Phase.valueOf(row.getString(9)),
                            row.getObject(10, LocalDate.class)));
        }
    }

    /** All transfers with this reference, at most 200, in the order they were written. */
    public List<Listed> of(String reference) {
        return Objects.requireNonNull(
                snapshot.execute(
                        status ->
                                Stream.concat(archived(reference), inTable(reference))
                                        .sorted(
                                                Comparator.comparing(Placed::at)
                                                        .thenComparing(Placed::lane)
                                                        .thenComparing(Placed::batch)
                                                        .thenComparing(Placed::idx))
                                        .limit(MOST)
                                        .map(Placed::listed)
                                        .toList()));
    }

    private Stream<Placed> archived(String reference) {
        return archives.in(sql).ofReferences(List.of(reference)).stream().map(Placed::of);
    }

    private Stream<Placed> inTable(String reference) {
        return sql
                .sql(
                        """
                        SELECT b.at, t.lane, t.batch, t.idx, t.debit, t.credit, t.amount_minor,
                               t.code, t.phase, t.business_date
                          FROM transfer t JOIN batch b ON b.lane = t.lane AND b.number = t.batch
                         WHERE t.reference = :reference
                         ORDER BY b.at, t.lane, t.batch, t.idx LIMIT :most
                        """)
                .param("reference", reference)
                .param("most", MOST)
                .query((row, number) -> Placed.of(row))
                .list()
                .stream();
    }
}
