package io.larder.ledger.archive;

import io.larder.ledger.core.Chain;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which of a lane's batches were not archived yet. */
record Stretches(JdbcClient sql) {

    /**
     * Batches in a row, all of one month, that go into one file.
     *
     * @param previousHash the chain's hash before the first
     */
    record Stretch(
            YearMonth month, int lane, long after, long last, String previousHash, String file) {}

    private record Sized(long number, int transfers) {}

    /** The month of the oldest batch that is not archived whole; empty when there is none. */
    Optional<YearMonth> oldestMonth() {
        var parts = ArchivePart.all(sql);
        var unfinished =
                parts.stream()
                        .filter(part -> !part.isEmptied())
                        .map(part -> YearMonth.parse(part.month()));
        var unsealed =
                lanes().stream()
                        .map(lane -> dateAfter(lane, end(parts, lane)))
                        .flatMap(Optional::stream);
        return Stream.concat(unfinished, unsealed.map(YearMonth::from)).min(YearMonth::compareTo);
    }

    /** The stretches of a month that no archive holds yet. */
    List<Stretch> ofMonth(YearMonth month, int most) {
        var parts = ArchivePart.all(sql);
        var stretches = new ArrayList<Stretch>();
        for (int lane : lanes()) {
            long after = end(parts, lane);
            long last = lastUpTo(lane, month.atEndOfMonth());
            while (after < last) {
                long end = Math.min(last, enough(lane, after, last, most));
                stretches.add(stretch(month, lane, after, end));
                after = end;
            }
        }
        return stretches;
    }

    private Stretch stretch(YearMonth month, int lane, long after, long last) {
        var previous =
                sql.sql("SELECT hash FROM batch WHERE lane = ? AND number = ?")
                        .params(lane, after)
                        .query(String.class)
                        .optional()
                        .orElse(Chain.START);
        var file = "%s-lane-%d-batches-%d-%d.zip".formatted(month, lane, after + 1, last);
        return new Stretch(month, lane, after, last, previous, file);
    }

    List<Integer> lanes() {
        return sql.sql("SELECT number FROM lane ORDER BY number").query(Integer.class).list();
    }

    private static long end(List<ArchivePart> parts, int lane) {
        return parts.stream()
                .filter(part -> part.lane() == lane)
                .mapToLong(ArchivePart::lastBatch)
                .max()
                .orElse(0);
    }

    private Optional<LocalDate> dateAfter(int lane, long batch) {
        return sql.sql("SELECT business_date FROM batch WHERE lane = ? AND number = ?")
                .params(lane, batch + 1)
                .query(LocalDate.class)
                .optional();
    }

    /** Time never goes back in a lane, so its last batch of a month is found from its end. */
    private long lastUpTo(int lane, LocalDate date) {
        return sql.sql(
                        """
                        SELECT number FROM batch WHERE lane = ? AND business_date <= ?
                         ORDER BY number DESC LIMIT 1
                        """)
                .params(lane, date)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The batch with which a file has as many transfers as it should; the last where none has. */
    private long enough(int lane, long after, long last, int most) {
        long transfers = 0;
        long at = after;
        while (at < last) {
            for (var batch : someAfter(lane, at)) {
                transfers += batch.transfers();
                at = batch.number();
                if (transfers >= most) {
                    return at;
                }
            }
        }
        return last;
    }

    private List<Sized> someAfter(int lane, long after) {
        return sql.sql(
                        "SELECT number, transfers FROM batch WHERE lane = ? AND number > ?"
                                + " ORDER BY number LIMIT 10000")
                .params(lane, after)
                .query(Sized.class)
                .list();
    }
}
