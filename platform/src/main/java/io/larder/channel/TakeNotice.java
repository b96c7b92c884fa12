package io.larder.channel;

import io.larder.identity.SecurityEvents;
import io.larder.ledger.BusinessClock;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Judges a notice and hands on what it proves. Where the vendor signs no time of delivery, an old
 * genuine notice could be sent again by anyone who saw it, so a payment is confirmed by asking the
 * channel; the answer to our own question then decides the figure.
 */
@Component
class TakeNotice {

    private static final String OTHER_AMOUNT = "notice_other_amount";

    private final ObjectProvider<PaymentEvidence> payments;
    private final ObjectProvider<RefundEvidence> refunds;
    private final SecurityEvents events;
    private final BusinessClock time;

    TakeNotice(
            ObjectProvider<PaymentEvidence> payments,
            ObjectProvider<RefundEvidence> refunds,
            SecurityEvents events,
            BusinessClock time) {
        this.payments = payments;
        this.refunds = refunds;
        this.events = events;
        this.time = time;
    }

    /**
     * Takes a notice.
     *
     * @param from the sender's address
     * @return whether the vendor is to be told that it arrived
     */
    boolean take(Channel channel, NoticeRequest request, String from) {
        return switch (channel.verify(request)) {
            case Notice.Payment(var evidence) ->
                    channel.capabilities(time.today()).noticeFreshness() != null
                            ? taken(channel, evidence, from)
                            : confirmed(channel, evidence, from);
            case Notice.Refund refund -> {
                refunds.ifAvailable(keeper -> keeper.received(channel.name(), refund));
                yield true;
            }
            case Notice.Irrelevant i -> true;
            case Notice.Rejected(var reason) -> {
                record(reason.code(), channel, from);
                yield false;
            }
        };
    }

    /** Each of the four results is final for the vendor: none of them is worth a repetition. */
    private boolean taken(Channel channel, Evidence evidence, String from) {
        switch (payments.getObject().received(evidence)) {
            case CREDITED, UNAPPLIED, REPEATED -> {}
            case QUERY_DUE -> record(OTHER_AMOUNT, channel, from);
        }
        return true;
    }

    private boolean confirmed(Channel channel, Evidence notice, String from) {
        return switch (channel.query(notice.orderNumber())) {
            case Found.Paid(var said) -> agreed(channel, notice, said, from);
            case Found.PaidAndRefunded(var said) -> agreed(channel, notice, said, from);
            case Found.Unpaid u -> denied(channel, from);
            case Found.NotYet n -> denied(channel, from);
            case Found.ClosedUnpaid c -> denied(channel, from);
            case Found.Unknown u -> false; // it will be sent again, and the janitor asks too
        };
    }

    private boolean agreed(Channel channel, Evidence notice, Evidence said, String from) {
        if (!said.transactionId().equals(notice.transactionId())) {
            return denied(channel, from);
        }
        if (said.amount().equals(notice.amount())) {
            return taken(channel, notice, from);
        }
        record(OTHER_AMOUNT, channel, from);
        return taken(channel, said, from);
    }

    private boolean denied(Channel channel, String from) {
        record("notice_not_confirmed", channel, from);
        return false;
    }

    private void record(String what, Channel channel, String from) {
        events.record(what, channel.name().toLowerCase(Locale.ROOT), from);
    }
}
