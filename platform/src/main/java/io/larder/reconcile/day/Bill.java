package io.larder.reconcile.day;

import io.larder.reconcile.bill.BillLine;
import java.util.List;

/** What came of taking a channel's bill of a day. */
sealed interface Bill {

    /**
     * The whole bill, its file sealed.
     *
     * @param hash of the file; {@code EMPTY} when the channel had nothing and said so
     */
    record Whole(List<BillLine> lines, String hash) implements Bill {}

    /** There is none yet that can be used; it is asked for again at the next attempt. */
    record None(Block why) implements Bill {}
}
