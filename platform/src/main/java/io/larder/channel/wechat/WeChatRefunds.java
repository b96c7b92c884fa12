package io.larder.channel.wechat;

import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import io.larder.channel.RefundRequest;
import io.larder.channel.Refunding;
import io.larder.ledger.BusinessClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Refunds at WeChat Pay; the refund number makes a repetition harmless. */
final class WeChatRefunds {

    private WeChatRefunds() {}

    static Refunding refund(
            WeChatClient client, RefundRequest request, String notifyUrl, BusinessClock time) {
        try {
            return said(client.refunds().create(asked(request, notifyUrl)), time);
        } catch (RuntimeException e) {
            return switch (WeChatSaid.of(e)) {
                case WeChatSaid.Code(var code, var why) when code.equals("SYSTEM_ERROR") ->
                        new Refunding.Unknown(code);
                case WeChatSaid.Code said -> new Refunding.Refused(said.lower(), said.message());
                case WeChatSaid.Nothing(var why, var unsent) -> new Refunding.Unknown(why);
            };
        }
    }

    static Refunding query(WeChatClient client, String refundNumber, BusinessClock time) {
        try {
            var ask = new QueryByOutRefundNoRequest();
            ask.setOutRefundNo(refundNumber);
            return said(client.refunds().queryByOutRefundNo(ask), time);
        } catch (RuntimeException e) {
            return switch (WeChatSaid.of(e)) {
                case WeChatSaid.Code(var code, var why)
                        when code.equals("RESOURCE_NOT_EXISTS")
                                || code.equals("REFUND_NOT_EXISTS") ->
                        new Refunding.Absent();
                case WeChatSaid.Code(var code, var why) -> new Refunding.Unknown(code);
                case WeChatSaid.Nothing(var why, var unsent) -> new Refunding.Unknown(why);
            };
        }
    }

    private static CreateRequest asked(RefundRequest request, String notifyUrl) {
        var amount = new AmountReq();
        amount.setRefund(request.amount().minor());
        amount.setTotal(request.total().minor());
        amount.setCurrency(request.amount().currency());
        var asked = new CreateRequest();
        asked.setTransactionId(request.transactionId());
        asked.setOutRefundNo(request.refundNumber());
        asked.setReason(request.reason());
        asked.setNotifyUrl(notifyUrl);
        asked.setAmount(amount);
        return asked;
    }

    private static Refunding said(Refund refund, BusinessClock time) {
        if (refund.getStatus() == null || refund.getRefundId() == null) {
            return new Refunding.Unknown("an answer without a state");
        }
        return switch (refund.getStatus()) {
            case SUCCESS ->
                    new Refunding.Refunded(refund.getRefundId(), at(refund.getSuccessTime(), time));
            case PROCESSING -> new Refunding.Processing(refund.getRefundId());
            case CLOSED -> new Refunding.Refused("refund_closed", "the channel closed the refund");
            case ABNORMAL ->
                    new Refunding.Refused("refund_abnormal", "the payer's account takes no money");
        };
    }

    static Instant at(@Nullable String successTime, BusinessClock time) {
        return successTime == null ? time.now() : OffsetDateTime.parse(successTime).toInstant();
    }
}
