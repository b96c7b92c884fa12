package io.larder.identity;

/** The record of what somebody tried: sign-ins, changes of credentials, forged notices. */
public interface SecurityEvents {

    /**
     * Records an event; never throws, so that a full disk does not open a door. A flood of one kind
     * is cut at some hundreds a minute, and the cut is recorded.
     *
     * @param what snake case, at most 40 characters, such as {@code notice_forged}
     * @param who masked: no whole names, numbers or secrets
     * @param detail no personal data, cut at 400 characters
     */
    void record(String what, String who, String detail);
}
