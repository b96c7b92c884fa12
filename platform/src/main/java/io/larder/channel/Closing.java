package io.larder.channel;

/** What a channel answered to {@link Channel#close}. */
public sealed interface Closing {

    /** Closed now or before: nobody can pay it any more. */
    record Closed() implements Closing {}

    /** Too late, it is paid: query and confirm. */
    record AlreadyPaid() implements Closing {}

    /** No such order yet; see {@link Found.NotYet}. */
    record NotYet() implements Closing {}

    /** No usable answer. */
    record Unknown(String why) implements Closing {}
}
