package io.larder.recharge;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A payment channel that answers what a test tells it to; the vendor, not our adapter. */
final class ScriptedChannel implements Channel {

    Found found = new Found.Unpaid();
    Closing closing = new Closing.Closed();
    Refunding refunding = new Refunding.Unknown("not asked to");
    final List<String> refundNumbers = new ArrayList<>();

    @Override
    public String name() {
        return "WECHAT";
    }

    @Override
    public Capabilities capabilities(LocalDate on) {
        return new Capabilities(
                name(),
                on,
                Set.of(Capabilities.Instrument.MERCHANT_QR),
                "CNY",
                1,
                1_000_000,
                1,
                new FeeSchedule(60, RoundingMode.HALF_UP),
                365,
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                LocalTime.of(10, 0));
    }

    @Override
    public Prepared prepare(PrepareRequest request) {
        return new Prepared.Ready(new Next.QrCode("qr"));
    }

    @Override
    public Found query(String orderNumber) {
        return found;
    }

    /** An unpaid order that was closed is found closed. */
    @Override
    public Closing close(String orderNumber) {
        if (closing instanceof Closing.Closed && found instanceof Found.Unpaid) {
            found = new Found.ClosedUnpaid();
        }
        return closing;
    }

    @Override
    public Refunding refund(RefundRequest request) {
        refundNumbers.add(request.refundNumber());
        return refunding;
    }

    @Override
    public Refunding queryRefund(String orderNumber, String refundNumber) {
        return refunding;
    }

    @Override
    public Notice verify(NoticeRequest request) {
        throw new UnsupportedOperationException("notices are verified in room channel");
    }

    @Override
    public NoticeAnswer answer(boolean taken) {
        throw new UnsupportedOperationException("notices are answered in room channel");
    }

    @Override
    public BillFile bill(LocalDate businessDate) {
        return new BillFile.NotReady();
    }
}
