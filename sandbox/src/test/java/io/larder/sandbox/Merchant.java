package io.larder.sandbox;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a merchant does at either channel. */
interface Merchant {

    String channel();

    /** Asks for an order; answers its code, or the error's. */
    String create(String number, long minor) throws IOException;

    /** The order's state in the channel's words, or the error's code. */
    String state(String number) throws IOException;

    /** The amount that a query names, in fen. */
    long amount(String number) throws IOException;

    /** Closes; answers empty, or the error's code. */
    String close(String number) throws IOException;

    /** Refunds; answers the channel's word, or the error's code. */
    String refund(String number, String refundNumber, long minor) throws IOException;

    /** Reads a notice; null when it is not genuine. */
    @Nullable Told read(Inbox.Received received);

    /** The bill of a day as lines of values, the fee in fen; an error's code alone when refused. */
    Bill bill(LocalDate date) throws IOException;

    /** What a genuine notice says. */
    record Told(String number, String state, long minor, String refundNumber) {}

    record Line(String number, boolean refund, long minor, long feeMinor, int columns) {}

    /** A bill, with what its totals say. */
    record Bill(String error, List<Line> lines, int count, long paidMinor, long refundedMinor) {

        static Bill refused(String error) {
            return new Bill(error, List.of(), 0, 0, 0);
        }
    }
}
