package io.larder.sandbox.notice;

import io.larder.sandbox.book.Notice;
import io.larder.sandbox.book.Order;
import java.time.Duration;
import java.util.List;

/** How a vendor writes its notices. */
public interface Letters {

    /**
     * Writes a notice and signs it with the wall's present time.
     *
     * @param spoiled whether to spoil it as its twist says
     */
    Letter written(Notice notice, Order order, boolean spoiled);

    /** Whether the merchant's answer means that the notice arrived. */
    boolean arrived(int status, String body);

    /** How long after one delivery the next follows; the notice is given up at the end. */
    List<Duration> schedule();
}
