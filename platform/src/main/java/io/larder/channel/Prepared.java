package io.larder.channel;

/** What a channel answered to {@link Channel#prepare}. */
public sealed interface Prepared {

    /** The order stands at the channel; {@code next} is what the customer has to do. */
    record Ready(Next next) implements Prepared {}

    /**
     * The channel has no such order and will not have: it said no, or nothing was sent.
     *
     * @param code the vendor's code in lower case, or {@link #UNAVAILABLE}
     * @param message the vendor's words, for staff
     */
    record Refused(String code, String message) implements Prepared {}

    /** The order may stand at the channel: ask by its number. */
    record Unknown(String why) implements Prepared {}

    /** The code of a refusal where nothing was sent, because the channel is failing or full. */
    String UNAVAILABLE = "channel_unavailable";
}
