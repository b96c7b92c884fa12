package io.larder.recharge;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import io.larder.edge.ProblemCode;
import io.larder.edge.RefusalCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The codes this room answers with. */
@Component
final class RechargeCodes implements RefusalCatalogue {

    static final ProblemCode AMOUNT_NOT_POSITIVE =
            new ProblemCode(
                    "amount_not_positive", BAD_REQUEST, "The amount must be above zero", "金额必须大于零");
    static final ProblemCode AMOUNT_TOO_LARGE =
            new ProblemCode(
                    "amount_too_large",
                    BAD_REQUEST,
                    "The amount is larger than any card can take",
                    "金额超出任何卡的限额");
    static final ProblemCode CURRENCY_NOT_SUPPORTED =
            new ProblemCode(
                    "currency_not_supported", BAD_REQUEST, "Cards are held in CNY only", "仅支持人民币");
    static final ProblemCode TENDERED_TOO_LITTLE =
            new ProblemCode(
                    "tendered_too_little",
                    BAD_REQUEST,
                    "Less cash was handed over than is asked for",
                    "收取的现金少于充值金额");
    static final ProblemCode CASH_REQUIRED =
            new ProblemCode(
                    "cash_required",
                    BAD_REQUEST,
                    "A cash recharge names its drawer and the cash handed over",
                    "现金充值须注明钱箱及实收金额");
    static final ProblemCode CARD_REQUIRED =
            new ProblemCode(
                    "card_required",
                    BAD_REQUEST,
                    "Name the card by its id or its number, not both",
                    "请提供卡号或卡 ID（二选一）");
    static final ProblemCode UNKNOWN_RECHARGE =
            new ProblemCode("unknown_recharge", NOT_FOUND, "There is no such recharge", "充值订单不存在");
    static final ProblemCode NOT_REFUNDABLE =
            new ProblemCode(
                    "recharge_not_refundable",
                    CONFLICT,
                    "Only a confirmed recharge can be refunded",
                    "仅已确认的充值可以退款");
    static final ProblemCode REFUND_ABOVE_RECHARGE =
            new ProblemCode(
                    "refund_above_recharge",
                    CONFLICT,
                    "Together with earlier refunds this is more than was paid",
                    "累计退款金额超过充值金额");
    static final ProblemCode NOT_OPEN =
            new ProblemCode(
                    "recharge_not_open",
                    CONFLICT,
                    "This recharge has ended and cannot be closed",
                    "该充值已结束，无法关闭");

    private static final List<ProblemCode> CHARGEBACKS =
            List.of(
                    new ProblemCode(
                            "unknown_chargeback", NOT_FOUND, "No such chargeback", "拒付记录不存在"),
                    new ProblemCode(
                            "chargeback_known",
                            CONFLICT,
                            "This recharge was charged back before",
                            "该充值已登记拒付"),
                    new ProblemCode(
                            "chargeback_above_recharge",
                            CONFLICT,
                            "More than the recharge brought through a channel, less its refunds",
                            "拒付金额超过该渠道充值金额（扣除已退款）"),
                    new ProblemCode(
                            "chargeback_ended",
                            CONFLICT,
                            "The chargeback was decided before",
                            "该拒付已有结果"));

    @Override
    public String room() {
        return "recharge";
    }

    @Override
    public List<ProblemCode> codes() {
        var own =
                List.of(
                        AMOUNT_NOT_POSITIVE,
                        AMOUNT_TOO_LARGE,
                        CURRENCY_NOT_SUPPORTED,
                        TENDERED_TOO_LITTLE,
                        CASH_REQUIRED,
                        CARD_REQUIRED,
                        UNKNOWN_RECHARGE,
                        NOT_REFUNDABLE,
                        REFUND_ABOVE_RECHARGE,
                        NOT_OPEN);
        return Stream.concat(own.stream(), CHARGEBACKS.stream()).toList();
    }
}
