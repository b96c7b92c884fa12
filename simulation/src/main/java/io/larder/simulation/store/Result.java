package io.larder.simulation.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement answers. */
sealed interface Result {

    /** Rows that were found. */
    record Rows(List<@Nullable Object[]> rows) implements Result {
        static Rows of(Object value) {
            return new Rows(List.<@Nullable Object[]>of(new @Nullable Object[] {value}));
        }
    }

    /** Rows that were changed. */
    record Count(int rows) implements Result {}
}
