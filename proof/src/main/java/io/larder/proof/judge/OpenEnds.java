package io.larder.proof.judge;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What has not come to its end yet.
 *
 * @param orders orders that wait for money, a word, or their money's way back
 * @param refunds refunds that are due or under way
 */
public record OpenEnds(long orders, long refunds) {

    /** The tables that must be dumped. */
    public static final List<String> TABLES = List.of("recharge_order", "recharge_refund");

    private static final Set<String> ORDER = Set.of("OCCURRED", "UNKNOWN", "REFUNDING");
    private static final Set<String> REFUND = Set.of("DUE", "SENT");

    /** Counts them in a dump. */
    public static OpenEnds read(Path dump) {
        Function<Row, String> state = row -> row.text("state");
        var tables = Dump.read(dump, Map.of("recharge_order", state, "recharge_refund", state));
        return new OpenEnds(
                count(tables, "recharge_order", ORDER), count(tables, "recharge_refund", REFUND));
    }

    private static long count(Dump dump, String table, Set<String> states) {
        return dump.<String>rows(table).stream().filter(states::contains).count();
    }

    /** Whether all has ended. */
    public boolean none() {
        return orders == 0 && refunds == 0;
    }

    /** In words. */
    public String text() {
        return "%d orders and %d refunds under way".formatted(orders, refunds);
    }
}
