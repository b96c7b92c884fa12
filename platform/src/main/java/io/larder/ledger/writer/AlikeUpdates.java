package io.larder.ledger.writer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Updates that change their rows in the same way, such as counters that all rise by one: one UPDATE
 * over the keys then does what would else be a whole row for each. Numbers are compared by what is
 * added, everything else by its new value.
 *
 * @param assignments such as {@code version=version+?}
 * @param values their parameters
 * @param keys of the rows
 */
record AlikeUpdates(
        List<String> assignments, List<@Nullable Object> values, List<@Nullable Object[]> keys) {

    /** With fewer rows to a kind than this, whole rows cost less than its round trip. */
    private static final int LEAST_ROWS = 8;

    private record Kind(List<String> assignments, List<@Nullable Object> values) {}

    /** A row whose first columns are its key, as stored and as it shall be. */
    record Change(@Nullable Object[] before, @Nullable Object[] after) {}

    /** The changes by kind; empty when there are too many kinds. */
    static List<AlikeUpdates> of(List<String> columns, List<Change> changes) {
        var kinds = new LinkedHashMap<Kind, List<@Nullable Object[]>>();
        for (var change : changes) {
            var key = new @Nullable Object[] {change.after[0]};
            kinds.computeIfAbsent(kind(columns, change), k -> new ArrayList<>()).add(key);
            if (kinds.size() > 1 && changes.size() < LEAST_ROWS * kinds.size()) {
                return List.of();
            }
        }
        return kinds.entrySet().stream().map(AlikeUpdates::of).toList();
    }

    private static AlikeUpdates of(Map.Entry<Kind, List<@Nullable Object[]>> kind) {
        return new AlikeUpdates(
                kind.getKey().assignments(), kind.getKey().values(), kind.getValue());
    }

    private static Kind kind(List<String> columns, Change change) {
        var assignments = new ArrayList<String>(2);
        var values = new ArrayList<@Nullable Object>(2);
        for (int i = 1; i < columns.size(); i++) {
            var was = change.before[i];
            var is = change.after[i];
            if (is == null ? was == null : is.equals(was)) {
                continue;
            }
            var added = added(was, is);
            var column = columns.get(i);
            assignments.add(column + (added == null ? "=?" : "=" + column + "+?"));
            values.add(added == null ? is : added);
        }
        return new Kind(assignments, values);
    }

    private static @Nullable Long added(@Nullable Object was, @Nullable Object is) {
        return was instanceof Number then && is instanceof Number now
                ? Long.valueOf(Math.subtractExact(now.longValue(), then.longValue()))
                : null;
    }
}
