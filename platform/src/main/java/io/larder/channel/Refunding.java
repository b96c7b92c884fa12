package io.larder.channel;

import java.time.Instant;

/** What a channel says of a refund. */
public sealed interface Refunding {

    /**
     * The money went back.
     *
     * @param channelRefundId the channel's own number of the refund, or ours where it gives none
     * @param at business instant, by the channel
     */
    record Refunded(String channelRefundId, Instant at) implements Refunding {}

    /** Accepted and on its way: query later. */
    record Processing(String channelRefundId) implements Refunding {}

    /** The channel knows no such refund: asking again with the same number is right. */
    record Absent() implements Refunding {}

    /** The channel will not do it; {@code code} is the vendor's, in lower case. */
    record Refused(String code, String message) implements Refunding {}

    /** No usable answer: query, or repeat with the same number. */
    record Unknown(String why) implements Refunding {}
}
