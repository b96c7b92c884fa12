package io.larder.recharge;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the janitor, or the vendor's notice, learned of a refund. */
sealed interface RefundWord {

    /** The money went back, under that business date. */
    record Paid(@Nullable String channelRefundId, Instant at, LocalDate businessDate)
            implements RefundWord {}

    /** The channel has it and works on it. */
    record OnItsWay(@Nullable String channelRefundId, Instant askAgainAt) implements RefundWord {}

    /** Nothing new. */
    record NotYet(Instant askAgainAt) implements RefundWord {}

    /** The channel refuses for good: a person has to look. */
    record GivenUp() implements RefundWord {}
}
