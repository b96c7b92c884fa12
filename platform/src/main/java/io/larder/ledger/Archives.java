package io.larder.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The transfers of closed months that were moved from the table to files. Whoever reads the table
 * {@code transfer} for the past adds what is here; nothing is ever in both.
 */
public interface Archives {

    /** What is in the archives and no longer in the table, as a snapshot sees it. */
    Archive in(JdbcClient snapshot);

    /** Nothing was ever archived. */
    static Archives none() {
        return snapshot -> Archive.EMPTY;
    }
}
