package io.larder.reconcile.day;

import io.larder.channel.BillFile;
import io.larder.channel.Capabilities;
import io.larder.channel.Channel;
import io.larder.channel.Closing;
import io.larder.channel.FeeSchedule;
import io.larder.channel.Found;
import io.larder.channel.Next;
import io.larder.channel.Notice;
import io.larder.channel.NoticeAnswer;
import io.larder.channel.NoticeRequest;
import io.larder.channel.PrepareRequest;
import io.larder.channel.Prepared;
import io.larder.channel.RefundRequest;
import io.larder.channel.Refunding;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A vendor that has bills, and answers what a test tells it to. */
final class BillChannel implements Channel {

    static final FeeSchedule FEES = new FeeSchedule(60, RoundingMode.HALF_UP);

    final Map<LocalDate, BillFile> bills = new HashMap<>();
    final Map<String, Found> orders = new HashMap<>();
    final Map<String, Refunding> refunds = new HashMap<>();
    int billsAsked;

    @Override
    public String name() {
        return "WECHAT";
    }

    @Override
    public Capabilities capabilities(LocalDate on) {
        return new Capabilities(
                name(),
                LocalDate.EPOCH,
                Set.of(Capabilities.Instrument.MERCHANT_QR),
                "CNY",
                1,
                5_000_000,
                1,
                FEES,
                365,
                null,
                Duration.ofMinutes(10),
                LocalTime.of(10, 0));
    }

    @Override
    public Prepared prepare(PrepareRequest request) {
        return new Prepared.Ready(new Next.QrCode("weixin://" + request.orderNumber()));
    }

    @Override
    public Found query(String orderNumber) {
        return orders.getOrDefault(orderNumber, new Found.NotYet());
    }

    @Override
    public Closing close(String orderNumber) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Refunding refund(RefundRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Refunding queryRefund(String orderNumber, String refundNumber) {
        return refunds.getOrDefault(refundNumber, new Refunding.Absent());
    }

    @Override
    public Notice verify(NoticeRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public NoticeAnswer answer(boolean taken) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BillFile bill(LocalDate businessDate) {
        billsAsked++;
        return bills.getOrDefault(businessDate, new BillFile.Empty());
    }
}
