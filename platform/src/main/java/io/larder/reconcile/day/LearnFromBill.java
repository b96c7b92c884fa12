package io.larder.reconcile.day;

import io.larder.channel.Channel;
import io.larder.channel.Evidence;
import io.larder.channel.Found;
import io.larder.channel.Notice;
import io.larder.channel.PaymentEvidence;
import io.larder.channel.RefundEvidence;
import io.larder.channel.Refunding;
import io.larder.money.Money;
import io.larder.reconcile.bill.BillLine;
import io.larder.reconcile.bill.LineKind;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A bill can be the first word of money whose notice never came, such as a payment that arrived
 * after its order was closed. Such a line is not believed by itself: the channel is asked, and what
 * it confirms is handed on as evidence, to be booked like any other.
 */
@Component
class LearnFromBill {

    private static final Logger LOG = LoggerFactory.getLogger(LearnFromBill.class);

    private final PaymentEvidence payments;
    private final RefundEvidence refunds;
    private final ReconcileSettings settings;

    LearnFromBill(PaymentEvidence payments, RefundEvidence refunds, ReconcileSettings settings) {
        this.payments = payments;
        this.refunds = refunds;
        this.settings = settings;
    }

    /** Asks about lines that we know nothing of; returns how many of them are known now. */
    int ask(Channel channel, List<BillLine> unknown) {
        int learned = 0;
        for (var line : unknown.subList(0, Math.min(unknown.size(), settings.mostQuestions()))) {
            if (line.moved()
                    && (line.kind() == LineKind.PAYMENT
                            ? paid(channel, line)
                            : refunded(channel, line))) {
                learned++;
            }
        }
        if (!unknown.isEmpty()) {
            LOG.info("{}: {} lines unknown, {} learned", channel.name(), unknown.size(), learned);
        }
        return learned;
    }

    private boolean paid(Channel channel, BillLine line) {
        return switch (channel.query(line.channelOrderNumber())) {
            case Found.Paid(Evidence evidence) -> taken(evidence, line);
            case Found.PaidAndRefunded(Evidence evidence) -> taken(evidence, line);
            default -> false;
        };
    }

    private boolean taken(Evidence evidence, BillLine line) {
        if (!evidence.transactionId().equals(line.transactionId())) {
            return false;
        }
        payments.received(evidence);
        return true;
    }

    private boolean refunded(Channel channel, BillLine line) {
        var number = String.valueOf(line.refundNumber());
        if (channel.queryRefund(line.channelOrderNumber(), number)
                instanceof Refunding.Refunded refund) {
            refunds.received(
                    channel.name(),
                    new Notice.Refund(
                            line.channelOrderNumber(),
                            number,
                            refund.channelRefundId(),
                            new Money(line.currency(), line.amountMinor()),
                            refund.at(),
                            true));
            return true;
        }
        return false;
    }
}
