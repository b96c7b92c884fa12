package io.larder.ledger;

import java.time.LocalDate;

/** Which business days are closed; told by the room that closes them. */
public interface ClosedDays {

    /** Whether nothing more can be booked or matched on that date. */
    boolean isClosed(LocalDate date);
}
