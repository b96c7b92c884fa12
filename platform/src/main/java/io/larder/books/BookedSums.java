package io.larder.books;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements that add money up by account and legal entity. The accounts of one kind of all
 * cards of an entity are one line. In whose books an account is follows the same rule as {@link
 * io.larder.identity.LegalEntities}, here in SQL, because the database adds up millions of rows.
 */
final class BookedSums {

    private static final String POSTED =
            "SUM(CASE WHEN t.phase IN ('POST', 'COMMIT') THEN t.amount_minor ELSE 0 END)";
    private static final String PENDING =
            "SUM(CASE t.phase WHEN 'POST' THEN 0 WHEN 'HOLD' THEN t.amount_minor"
                    + " ELSE -t.amount_minor END)";

    private BookedSums() {}

    /**
     * Batches of a lane after one and up to another.
     *
     * @param upTo the last one
     */
    record Range(int lane, long after, long upTo) {}

    /** A statement and its values in order. */
    record Statement(String text, List<Object> values) {}

    /**
     * Balances as they are: account, entity, four counters, how many accounts they are of.
     *
     * @param head whose the accounts are that belong to no store
     */
    static Statement stored(String head) {
        var text =
                """
                SELECT %s, %s, SUM(t.debits_posted), SUM(t.credits_posted),
                       SUM(t.debits_pending), SUM(t.credits_pending),
                       SUM(CASE WHEN t.stripe = 0 THEN 1 ELSE 0 END)
                  FROM account t %s GROUP BY 1, 2
                """
                        .formatted(line("t.name"), entity("t.name"), owners("t.name"));
        return new Statement(text, List.of(head));
    }

    /**
     * In which lines accounts stand: name, account, entity.
     *
     * @param names at least one
     */
    static Statement lines(String head, List<String> names) {
        var text =
                "SELECT DISTINCT t.name, %s, %s FROM account t %s WHERE t.name IN (%s)"
                        .formatted(
                                line("t.name"),
                                entity("t.name"),
                                owners("t.name"),
                                String.join(", ", Collections.nCopies(names.size(), "?")));
        var values = new ArrayList<Object>(List.of(head));
        values.addAll(names);
        return new Statement(text, values);
    }

    /** What some batches moved: account, entity, four counters. */
    static Statement moved(String head, List<Range> ranges) {
        return both("", head, ranges, "");
    }

    /** The same by business date, ordered: account, entity, date, posted debits and credits. */
    static Statement byDay(String head, List<Range> ranges) {
        var both = both("t.business_date", head, ranges, "");
        var text =
                "SELECT account, entity, day, SUM(dp), SUM(cp) FROM (%s) both_sides"
                        + " GROUP BY account, entity, day HAVING SUM(dp) <> 0 OR SUM(cp) <> 0"
                        + " ORDER BY account, entity, day";
        return new Statement(text.formatted(both.text()), both.values());
    }

    /** What some batches moved on clearing accounts: as {@link #moved}. */
    static Statement clearing(String head, List<Range> ranges) {
        return both("", head, ranges, " AND t.%1$s >= 'clearing/' AND t.%1$s < 'clearing0'");
    }

    /** Each side is added up by itself, so that nothing as long as the transfers is kept. */
    private static Statement both(String day, String head, List<Range> ranges, String more) {
        var values = new ArrayList<Object>();
        var sides = new ArrayList<String>();
        for (var side : List.of("debit", "credit")) {
            sides.add(side(side, day, ranges, more.formatted(side)));
            values.add(head);
            for (var range : ranges) {
                values.addAll(List.of(range.lane(), range.after(), range.upTo()));
            }
        }
        return new Statement(String.join(" UNION ALL ", sides), values);
    }

    private static String side(String side, String day, List<Range> ranges, String more) {
        var name = "t." + side;
        var counters =
                side.equals("debit")
                        ? "%s AS dp, 0 AS cp, %s AS dh, 0 AS ch"
                        : "0 AS dp, %s AS cp, 0 AS dh, %s AS ch";
        var batches =
                ranges.isEmpty()
                        ? "FALSE"
                        : ranges.stream()
                                .map(range -> "(t.lane = ? AND t.batch > ? AND t.batch <= ?)")
                                .collect(Collectors.joining(" OR "));
        return "SELECT %s AS account, %s AS entity, %s%s FROM transfer t %s WHERE (%s)%s GROUP BY %s"
                .formatted(
                        line(name),
                        entity(name),
                        day.isEmpty() ? "" : day + " AS day, ",
                        counters.formatted(POSTED, PENDING),
                        owners(name),
                        batches,
                        more,
                        day.isEmpty() ? "1, 2" : "1, 2, 3");
    }

    /** A card's account stands in one line with those of all cards of its entity. */
    static String line(String name) {
        return "CASE WHEN %1$s LIKE 'card/%%' THEN CONCAT('card/*/', SUBSTRING_INDEX(%1$s, '/', -1)) ELSE %1$s END"
                .formatted(name);
    }

    /** Holds one mark, for the head entity. */
    static String entity(String name) {
        return "COALESCE(s.legal_entity_id, CASE WHEN %1$s LIKE 'clearing/%%' THEN CONCAT('entity_', %2$s) END, ?)"
                .formatted(name, second(name));
    }

    /** The store that an account belongs to, as {@code s}. */
    static String owners(String name) {
        return """
               LEFT JOIN card c ON $n >= 'card/' AND $n < 'card0' AND c.id = $2
               LEFT JOIN drawer d ON ($n LIKE 'cash/%' OR $n LIKE 'cash-over-short/%')
                    AND d.id = $2
               LEFT JOIN store s ON s.id =
                    COALESCE(c.store_id, d.store_id, CASE WHEN $n LIKE 'sales/%' THEN $2 END)
               """
                .replace("$n", name)
                .replace("$2", second(name));
    }

    /** The second part of a name, such as a card's id; names are bytes, ids are ASCII. */
    private static String second(String name) {
        return "CONVERT(SUBSTRING_INDEX(SUBSTRING_INDEX(%s, '/', 2), '/', -1) USING ascii) COLLATE ascii_bin"
                .formatted(name);
    }
}
