package io.larder.ledger.writer;

import java.sql.SQLException;

/** What to do while the database cannot be reached. */
interface Outage {
    /** Waits a little before the next try; throws when the writer is to stop. */
    void pause(SQLException why) throws InterruptedException;
}
