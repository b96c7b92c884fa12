package io.larder.channel.alipay;

import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.response.AlipayTradeFastpayRefundQueryResponse;
import io.larder.channel.RefundRequest;
import io.larder.channel.Refunding;
import io.larder.ledger.BusinessClock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refunds at Alipay; {@code out_request_no} makes a repetition harmless. */
final class AlipayRefunds {

    private AlipayRefunds() {}

    static Refunding refund(AlipayClient client, RefundRequest asked, BusinessClock time) {
        var model = new AlipayTradeRefundModel();
        model.setOutTradeNo(asked.orderNumber());
        model.setTradeNo(asked.transactionId());
        model.setOutRequestNo(asked.refundNumber());
        model.setRefundAmount(Yuan.of(asked.amount().minor()));
        model.setRefundReason(asked.reason());
        var request = new AlipayTradeRefundRequest();
        request.setBizModel(model);
        return switch (AlipaySaid.to(client, request)) {
            case AlipaySaid.Yes(var answer) ->
                    "Y".equals(answer.getFundChange())
                            ? new Refunding.Refunded(
                                    asked.refundNumber(), at(answer.getGmtRefundPay(), time))
                            : unchanged(client, asked, time);
            case AlipaySaid.Code<?> said -> new Refunding.Refused(said.lower(), said.message());
            case AlipaySaid.Nothing<?> none -> new Refunding.Unknown(none.why());
        };
    }

    static Refunding query(
            AlipayClient client, String orderNumber, String refundNumber, BusinessClock time) {
        var model = new AlipayTradeFastpayRefundQueryModel();
        model.setOutTradeNo(orderNumber);
        model.setOutRequestNo(refundNumber);
        model.setQueryOptions(List.of("gmt_refund_pay"));
        var request = new AlipayTradeFastpayRefundQueryRequest();
        request.setBizModel(model);
        return switch (AlipaySaid.to(client, request)) {
            case AlipaySaid.Yes(var answer) -> read(answer, refundNumber, time);
            case AlipaySaid.Code<?> said ->
                    said.code().equals(Alipay.NOT_EXIST)
                            ? new Refunding.Absent()
                            : new Refunding.Unknown(said.code());
            case AlipaySaid.Nothing<?> none -> new Refunding.Unknown(none.why());
        };
    }

    /** An answer without this request's number means that there is no such refund. */
    private static Refunding read(
            AlipayTradeFastpayRefundQueryResponse answer, String refundNumber, BusinessClock time) {
        if (!refundNumber.equals(answer.getOutRequestNo())) {
            return new Refunding.Absent();
        }
        return "REFUND_SUCCESS".equals(answer.getRefundStatus())
                ? new Refunding.Refunded(refundNumber, at(answer.getGmtRefundPay(), time))
                : new Refunding.Processing(refundNumber);
    }

    /** No money moved by this very call: it moved by an earlier one, or is about to. */
    private static Refunding unchanged(
            AlipayClient client, RefundRequest asked, BusinessClock time) {
        return switch (query(client, asked.orderNumber(), asked.refundNumber(), time)) {
            case Refunding.Refunded done -> done;
            case Refunding.Unknown unknown -> unknown;
            case Refunding.Processing p -> p;
            case Refunding.Refused r -> r;
            case Refunding.Absent a -> new Refunding.Processing(asked.refundNumber());
        };
    }

    private static Instant at(@Nullable Date said, BusinessClock time) {
        return said == null ? time.now() : said.toInstant();
    }
}
