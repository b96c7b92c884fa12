package io.larder.channel;

/** What this room asks of whoever keeps the refunds: take word of a refund's end, durably. */
public interface RefundEvidence {

    /** Takes it; returns only after the commit. Repetition and unknown numbers are no faults. */
    void received(String channel, Notice.Refund refund);
}
