package io.larder.channel.alipay;

import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import io.larder.channel.BillFile;
import io.larder.channel.Capabilities;
import io.larder.channel.Catalogue;
import io.larder.channel.Channel;
import io.larder.channel.ChannelKeys;
import io.larder.channel.Closing;
import io.larder.channel.Found;
import io.larder.channel.Next;
import io.larder.channel.Notice;
import io.larder.channel.NoticeAnswer;
import io.larder.channel.NoticeRequest;
import io.larder.channel.PrepareRequest;
import io.larder.channel.Prepared;
import io.larder.channel.RefundRequest;
import io.larder.channel.Refunding;
import io.larder.channel.vendor.NotifyAddress;
import io.larder.channel.vendor.Once;
import io.larder.channel.vendor.VendorHosts;
import io.larder.ledger.BusinessClock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Alipay: QR codes made by precreate, which makes no trade until one is scanned. Until then query
 * and close answer {@code ACQ.TRADE_NOT_EXIST}, which is "not yet", while the code can be paid.
 */
@Component
@ConditionalOnExpression(
        "'${larder.channel.alipay.base-url:}' != '' or ${larder.channel.alipay.enabled:false}")
@EnableConfigurationProperties(AlipaySettings.class)
final class Alipay implements Channel {

    static final String NAME = "ALIPAY";
    static final String NOT_EXIST = "ACQ.TRADE_NOT_EXIST";

    // The number is known there: only a query tells with what figure and state.
    private static final Set<String> KNOWN_THERE =
            Set.of("ACQ.TRADE_HAS_SUCCESS", "ACQ.CONTEXT_INCONSISTENT");

    private final Catalogue catalogue;
    private final NotifyAddress notify;
    private final VendorHosts hosts;
    private final BusinessClock time;
    private final Once<AlipayClient> client;

    Alipay(
            AlipaySettings settings,
            ChannelKeys keys,
            Catalogue catalogue,
            VendorHosts hosts,
            NotifyAddress notify,
            BusinessClock time) {
        this.catalogue = catalogue;
        this.notify = notify;
        this.hosts = hosts;
        this.time = time;
        var base = hosts.base(NAME, settings.baseUrl());
        this.client = new Once<>(() -> AlipayClient.of(AlipayAccount.of(keys, base)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Capabilities capabilities(LocalDate on) {
        return catalogue.of(NAME, on);
    }

    @Override
    public Prepared prepare(PrepareRequest request) {
        return switch (AlipaySaid.to(client.get(), precreate(request))) {
            case AlipaySaid.Yes(var answer) ->
                    answer.getQrCode() == null
                            ? new Prepared.Unknown("an answer without a code")
                            : new Prepared.Ready(new Next.QrCode(answer.getQrCode()));
            case AlipaySaid.Code<?> said ->
                    KNOWN_THERE.contains(said.code())
                            ? new Prepared.Unknown(said.code())
                            : new Prepared.Refused(said.lower(), said.message());
            case AlipaySaid.Nothing<?> none ->
                    none.unsent()
                            ? new Prepared.Refused(Prepared.UNAVAILABLE, none.why())
                            : new Prepared.Unknown(none.why());
        };
    }

    @Override
    public Found query(String orderNumber) {
        var model = new AlipayTradeQueryModel();
        model.setOutTradeNo(orderNumber);
        var request = new AlipayTradeQueryRequest();
        request.setBizModel(model);
        return switch (AlipaySaid.to(client.get(), request)) {
            case AlipaySaid.Yes(var answer) ->
                    AlipayTrades.found(answer, client.get().account(), orderNumber);
            case AlipaySaid.Code<?> said ->
                    said.code().equals(NOT_EXIST)
                            ? new Found.NotYet()
                            : new Found.Unknown(said.code());
            case AlipaySaid.Nothing<?> none -> new Found.Unknown(none.why());
        };
    }

    @Override
    public Closing close(String orderNumber) {
        var model = new AlipayTradeCloseModel();
        model.setOutTradeNo(orderNumber);
        var request = new AlipayTradeCloseRequest();
        request.setBizModel(model);
        return switch (AlipaySaid.to(client.get(), request)) {
            case AlipaySaid.Yes<?> done -> new Closing.Closed();
            case AlipaySaid.Code<?> said ->
                    switch (said.code()) {
                        case NOT_EXIST -> new Closing.NotYet();
                        case "ACQ.TRADE_STATUS_ERROR",
                                "ACQ.REASON_TRADE_STATUS_INVALID",
                                "ACQ.REASON_ILLEGAL_STATUS" ->
                                afterWrongState(orderNumber);
                        default -> new Closing.Unknown(said.code());
                    };
            case AlipaySaid.Nothing<?> none -> new Closing.Unknown(none.why());
        };
    }

    @Override
    public Refunding refund(RefundRequest request) {
        return AlipayRefunds.refund(client.get(), request, time);
    }

    @Override
    public Refunding queryRefund(String orderNumber, String refundNumber) {
        return AlipayRefunds.query(client.get(), orderNumber, refundNumber, time);
    }

    @Override
    public Notice verify(NoticeRequest request) {
        return AlipayNotices.verify(client.get(), request);
    }

    @Override
    public NoticeAnswer answer(boolean taken) {
        return new NoticeAnswer(200, "text/plain", taken ? "success" : "failure");
    }

    @Override
    public BillFile bill(LocalDate businessDate) {
        var ready = businessDate.plusDays(1).atTime(capabilities(businessDate).billReadyAt());
        return time.now().isBefore(ready.atZone(BusinessClock.ZONE).toInstant())
                ? new BillFile.NotReady()
                : AlipayBills.fetch(client.get(), hosts, businessDate);
    }

    /** The trade is paid or was closed before; the same answer stands for both. */
    private Closing afterWrongState(String orderNumber) {
        return switch (query(orderNumber)) {
            case Found.Paid p -> new Closing.AlreadyPaid();
            case Found.PaidAndRefunded p -> new Closing.AlreadyPaid();
            case Found.ClosedUnpaid c -> new Closing.Closed();
            case Found.NotYet n -> new Closing.NotYet();
            case Found.Unpaid u -> new Closing.Unknown("not closed, and not paid");
            case Found.Unknown(var why) -> new Closing.Unknown(why);
        };
    }

    private AlipayTradePrecreateRequest precreate(PrepareRequest order) {
        var model = new AlipayTradePrecreateModel();
        model.setOutTradeNo(order.orderNumber());
        model.setTotalAmount(Yuan.of(order.amount().minor()));
        model.setSubject(order.description());
        model.setSellerId(client.get().account().sellerId());
        // Relative time-outs would start at the scan: the absolute one holds from now.
        model.setTimeExpire(AlipayTime.of(order.expiresAt()));
        model.setQrCodeTimeoutExpress(AlipayTime.minutesUntil(order.expiresAt(), time.now()));
        var request = new AlipayTradePrecreateRequest();
        request.setNotifyUrl(notify.of(NAME));
        request.setBizModel(model);
        return request;
    }
}
