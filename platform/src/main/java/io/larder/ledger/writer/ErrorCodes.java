package io.larder.ledger.writer;

import java.sql.SQLException;
import java.util.Set;

/** Error numbers of MariaDB and MySQL, and what the writer makes of them. */
final class ErrorCodes {

    static final int NO_SUCH_THREAD = 1094;

    private static final int DUPLICATE_KEY = 1062;
    private static final Set<Integer> LOCK_CONFLICTS = Set.of(1205, 1213, 1020);

    /** Too long, out of range, wrong value, no default, check constraint, not null. */
    private static final Set<Integer> BAD_VALUES =
            Set.of(1406, 1264, 1366, 1292, 1364, 4025, 3819, 1048);

    private ErrorCodes() {}

    /** A deadlock or lock time-out: the same batch can simply run again. */
    static boolean isLockConflict(SQLException error) {
        return LOCK_CONFLICTS.contains(error.getErrorCode());
    }

    static boolean isDuplicateKey(SQLException error) {
        return error.getErrorCode() == DUPLICATE_KEY;
    }

    /** Something of a single command that the database refuses: the batch is split to find it. */
    static boolean isOneCommandsFault(SQLException error) {
        return isDuplicateKey(error)
                || BAD_VALUES.contains(error.getErrorCode())
                || error instanceof Round.UnexpectedCount;
    }
}
