package io.larder.channel;

/** What came of asking for a day's bill. */
public sealed interface BillFile {

    /**
     * The whole file, as the vendor made it.
     *
     * @param content raw bytes: text or archive, as the channel publishes it
     * @param hash {@code SHA1:} and the vendor's own hash where it gives one (checked), else {@code
     *     SHA256:} and ours; lower-case hex
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, read once: a copy would double it
    record Ready(byte[] content, String hash) implements BillFile {}

    /** The channel has not made it yet: ask later. */
    record NotReady() implements BillFile {}

    /**
     * The channel has no bill of that day, though the time for it has come: nothing moved there. A
     * vendor that is late says the same, so whoever knows of payments on that day asks again later.
     */
    record Empty() implements BillFile {}

    /** What came is cut short or altered, and was thrown away whole: fetch it again later. */
    record Refused(String why) implements BillFile {}

    /** No usable answer. */
    record Unknown(String why) implements BillFile {}
}
