package io.larder.ledger;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves the transfers of closed months from the table to archives. It may be interrupted anywhere
 * and asked again: it goes on where it was.
 */
public interface ArchiveMonths {

    /**
     * Archives a month, or all that may be.
     *
     * @param month null for all
     * @param keepMonths how many whole months before the present one stay, from 0 on; null as it is
     *     set
     * @param progress told what is done
     */
    Result archive(
            @Nullable YearMonth month, @Nullable Integer keepMonths, Consumer<String> progress);

    /** What became of it. */
    sealed interface Result {

        /**
         * The months are archived.
         *
         * @param months those that were not before
         * @param moved how many rows left the table this time
         * @param files all archives of the months asked for
         */
        record Done(List<YearMonth> months, long moved, List<ArchivedFile> files)
                implements Result {}

        /**
         * Nothing was changed.
         *
         * @param code stable, such as {@code month_kept}
         */
        record Refused(String code, String why) implements Result {}
    }
}
