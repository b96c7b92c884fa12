package io.larder.reconcile.day;

import io.larder.recharge.Booked;
import io.larder.recharge.BookedMoney;
import io.larder.reconcile.bill.BillLine;
import io.larder.reconcile.bill.LineKind;
import io.larder.reconcile.match.Booking;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the room {@code recharge} booked, as matching wants it. */
@Component
class OurMoney {

    private final BookedMoney booked;

    OurMoney(BookedMoney booked) {
        this.booked = booked;
    }

    List<Booking> ofDay(String channel, LocalDate date) {
        return booked.ofDay(channel, date).stream().map(OurMoney::booking).toList();
    }

    /** What was booked under the transactions of these lines, on any day. */
    List<Booking> of(String channel, List<BillLine> lines) {
        return lines.stream()
                .map(BillLine::transactionId)
                .distinct()
                .flatMap(transaction -> booked.ofTransaction(channel, transaction).stream())
                .map(OurMoney::booking)
                .toList();
    }

    private static Booking booking(Booked money) {
        return new Booking(
                money.kind() == Booked.Kind.PAYMENT ? LineKind.PAYMENT : LineKind.REFUND,
                money.orderId().isEmpty() ? null : money.orderId(),
                money.channelOrderNumber(),
                money.transactionId(),
                money.refundNumber(),
                money.amountMinor(),
                money.businessDate(),
                money.unappliedWhy());
    }
}
