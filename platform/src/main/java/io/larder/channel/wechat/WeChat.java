package io.larder.channel.wechat;

import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** WeChat Pay: a merchant's native QR codes, refunds, notices and bills. */
@Component
@ConditionalOnExpression(
        "'${larder.channel.wechat.base-url:}' != '' or ${larder.channel.wechat.enabled:false}")
@EnableConfigurationProperties(WeChatSettings.class)
final class WeChat implements Channel {

    static final String NAME = "WECHAT";

    private final Catalogue catalogue;
    private final NotifyAddress notify;
    private final BusinessClock time;
    private final Once<WeChatClient> client;
    private final WeChatNotices notices;

    WeChat(
            WeChatSettings settings,
            ChannelKeys keys,
            Catalogue catalogue,
            VendorHosts hosts,
            NotifyAddress notify,
            BusinessClock time,
            InstantSource wallTime) {
        this.catalogue = catalogue;
        this.notify = notify;
        this.time = time;
        var base = hosts.base(NAME, settings.baseUrl());
        this.client = new Once<>(() -> WeChatClient.of(WeChatAccount.of(keys, base)));
        this.notices =
                new WeChatNotices(
                        client, wallTime, () -> capabilities(time.today()).noticeFreshness(), time);
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
        try {
            var code = client.get().payments().prepay(prepay(request)).getCodeUrl();
            return code == null
                    ? new Prepared.Unknown("an answer without a code")
                    : new Prepared.Ready(new Next.QrCode(code));
        } catch (RuntimeException e) {
            return switch (WeChatSaid.of(e)) {
                // The number is known there: only a query tells with what figure and state.
                case WeChatSaid.Code(var code, var why)
                        when code.equals("ORDERPAID")
                                || code.equals("ORDER_PAID")
                                || code.equals("OUT_TRADE_NO_USED") ->
                        new Prepared.Unknown(code);
                case WeChatSaid.Code said -> new Prepared.Refused(said.lower(), said.message());
                case WeChatSaid.Nothing(var why, var unsent) when unsent ->
                        new Prepared.Refused(Prepared.UNAVAILABLE, why);
                case WeChatSaid.Nothing(var why, var unsent) -> new Prepared.Unknown(why);
            };
        }
    }

    @Override
    public Found query(String orderNumber) {
        try {
            var account = client.get().account();
            var ask = new QueryOrderByOutTradeNoRequest();
            ask.setMchid(account.merchantId());
            ask.setOutTradeNo(orderNumber);
            return WeChatOrders.found(
                    client.get().payments().queryOrderByOutTradeNo(ask), account, orderNumber);
        } catch (RuntimeException e) {
            return switch (WeChatSaid.of(e)) {
                case WeChatSaid.Code said ->
                        switch (said.code()) {
                            case "ORDER_NOT_EXIST", "ORDERNOTEXIST" -> new Found.NotYet();
                            case "ORDER_CLOSED", "ORDERCLOSED" -> new Found.ClosedUnpaid();
                            default -> new Found.Unknown(said.code());
                        };
                case WeChatSaid.Nothing(var why, var unsent) -> new Found.Unknown(why);
            };
        }
    }

    @Override
    public Closing close(String orderNumber) {
        try {
            var ask = new CloseOrderRequest();
            ask.setMchid(client.get().account().merchantId());
            ask.setOutTradeNo(orderNumber);
            client.get().payments().closeOrder(ask);
            return new Closing.Closed();
        } catch (RuntimeException e) {
            return switch (WeChatSaid.of(e)) {
                case WeChatSaid.Code said ->
                        switch (said.code()) {
                            case "ORDERPAID", "ORDER_PAID" -> new Closing.AlreadyPaid();
                            case "ORDER_CLOSED", "ORDERCLOSED" -> new Closing.Closed();
                            case "ORDER_NOT_EXIST", "ORDERNOTEXIST" -> new Closing.NotYet();
                            default -> new Closing.Unknown(said.code());
                        };
                case WeChatSaid.Nothing(var why, var unsent) -> new Closing.Unknown(why);
            };
        }
    }

    @Override
    public Refunding refund(RefundRequest request) {
        return WeChatRefunds.refund(client.get(), request, notify.of(NAME), time);
    }

    @Override
    public Refunding queryRefund(String orderNumber, String refundNumber) {
        return WeChatRefunds.query(client.get(), refundNumber, time);
    }

    @Override
    public Notice verify(NoticeRequest request) {
        return notices.verify(request);
    }

    @Override
    public NoticeAnswer answer(boolean taken) {
        return taken
                ? new NoticeAnswer(204, "application/json", "")
                : new NoticeAnswer(
                        401, "application/json", "{\"code\":\"FAIL\",\"message\":\"refused\"}");
    }

    @Override
    public BillFile bill(LocalDate businessDate) {
        var ready = businessDate.plusDays(1).atTime(capabilities(businessDate).billReadyAt());
        return time.now().isBefore(ready.atZone(BusinessClock.ZONE).toInstant())
                ? new BillFile.NotReady()
                : WeChatBills.fetch(client.get(), businessDate);
    }

    private PrepayRequest prepay(PrepareRequest request) {
        var account = client.get().account();
        var amount = new Amount();
        amount.setTotal(Math.toIntExact(request.amount().minor()));
        amount.setCurrency(request.amount().currency());
        var prepay = new PrepayRequest();
        prepay.setAppid(account.appId());
        prepay.setMchid(account.merchantId());
        prepay.setOutTradeNo(request.orderNumber());
        prepay.setDescription(request.description());
        prepay.setNotifyUrl(notify.of(NAME));
        prepay.setAmount(amount);
        prepay.setTimeExpire(
                request.expiresAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .atZone(BusinessClock.ZONE)
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        return prepay;
    }
}
