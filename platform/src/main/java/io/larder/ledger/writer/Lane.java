package io.larder.ledger.writer;

import io.larder.ledger.core.Work;
import java.sql.SQLException;
import java.util.List;

/** A lane that this process writes, until it is closed or lost. */
interface Lane {

    /** Takes a free lane. */
    @FunctionalInterface
    interface Claim {
        /**
         * Takes the lowest free lane.
         *
         * @param outage what to do while the database cannot be reached
         * @throws SQLException when the cell cannot be reached or every lane is taken
         */
        Lane claim(Outage outage) throws SQLException;
    }

    /** 1 to the cell's number of lanes. */
    int number();

    /** Whether the present business date is later than the lane's last batch. */
    boolean isBehindDate();

    /** Writes an empty batch at the present date. */
    void turnDay() throws LaneLost, InterruptedException;

    /** Runs the commands to their end; every one has an outcome or a fault afterwards. */
    void run(List<? extends Work<?, ?>> works) throws LaneLost, InterruptedException;

    /** Gives it up. */
    void close();
}
