package io.larder.card.ask;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.edge.ProblemCode;
import io.larder.edge.RefusalCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The codes of cards and of amounts asked for. */
@Component
public class CardCodes implements RefusalCatalogue {

    public static final ProblemCode AMOUNT_NOT_POSITIVE =
            code("amount_not_positive", BAD_REQUEST, "The amount must be above zero", "金额必须大于零");
    public static final ProblemCode CURRENCY_NOT_SUPPORTED =
            code("currency_not_supported", BAD_REQUEST, "Cards hold CNY only", "储值卡仅支持人民币");

    /** Wrong proofs of possession came too fast. */
    public static final ProblemCode TOO_MANY_PROOFS =
            code(
                    "too_many_proofs",
                    TOO_MANY_REQUESTS,
                    "Too many wrong proofs, wait a little",
                    "持卡验证失败次数过多，请稍候");

    /** A PIN that is among the first ones to be guessed. */
    public static final ProblemCode PIN_TOO_SIMPLE =
            code("pin_too_simple", BAD_REQUEST, "The PIN is too simple", "密码过于简单");

    private static final ProblemCode OVER_LIMIT =
            code(
                    "card_over_limit",
                    UNPROCESSABLE_CONTENT,
                    "The card would hold more than it may",
                    "充值后余额将超出卡片限额");

    private static final ProblemCode RECHARGE_SPENT =
            code(
                    "recharge_spent",
                    CONFLICT,
                    "Less of this recharge can be refunded, since some was spent",
                    "该笔充值已被部分使用，可退金额不足");

    private static final ProblemCode ABOVE_CLAIM =
            code("above_claim", CONFLICT, "Less than that is left of the claim", "超出可核销的余额");

    @Override
    public String room() {
        return "card";
    }

    /**
     * Without the two about amounts: {@code recharge} lists those, whose requests meet them most.
     */
    @Override
    public List<ProblemCode> codes() {
        var plain = Arrays.stream(Plain.values()).map(CardCodes::of);
        var others =
                Stream.of(OVER_LIMIT, RECHARGE_SPENT, ABOVE_CLAIM, TOO_MANY_PROOFS, PIN_TOO_SIMPLE);
        return Stream.concat(others, plain).toList();
    }

    /** How a refusal is answered over HTTP. */
    public static ProblemCode of(CardRefusal refusal) {
        return switch (refusal) {
            case CardRefusal.OverLimit over -> OVER_LIMIT;
            case CardRefusal.RechargeSpent spent -> RECHARGE_SPENT;
            case CardRefusal.AboveClaim above -> ABOVE_CLAIM;
            case CardRefusal.OfTender tender -> of(tender.why());
            case Plain plain -> of(plain);
        };
    }

    private static ProblemCode of(Plain plain) {
        return switch (plain) {
            case UNKNOWN_CARD -> plain(plain, NOT_FOUND, "No such card", "卡片不存在");
            case CARD_NOT_PROVEN ->
                    plain(plain, FORBIDDEN, "Nothing proves that the card is yours", "未能证明持有该卡片");
            case CARD_NOT_ACTIVE -> plain(plain, CONFLICT, "The card is not activated", "卡片尚未激活");
            case CARD_FROZEN -> plain(plain, CONFLICT, "The card is frozen", "卡片已冻结");
            case CARD_CLOSED -> plain(plain, CONFLICT, "The card is closed", "卡片已注销");
            case CARD_EXPIRED -> plain(plain, CONFLICT, "The card has expired", "卡片已过期");
            case CARD_STATUS_FORBIDS ->
                    plain(plain, CONFLICT, "The card's status forbids this", "卡片状态不允许该操作");
            case CARD_FREEZE_STAYS ->
                    plain(
                            plain,
                            CONFLICT,
                            "It is frozen for a reason that this does not lift",
                            "卡片因司法冻结或拒付而冻结，不能以此方式解冻");
            case CARD_NOT_NAMED ->
                    plain(plain, CONFLICT, "Only a named card can be reported lost", "仅记名卡可以挂失");
            case NOT_THE_HOLDER ->
                    plain(plain, CONFLICT, "Somebody else is the registered holder", "与登记的持卡人不符");
            case CARD_IN_MOTION ->
                    plain(plain, CONFLICT, "The card has just changed; ask again", "卡片刚刚发生变动，请重试");
            case SUCCESSOR_IN_USE ->
                    plain(plain, CONFLICT, "The new card was used before", "新卡已被使用过");
            case CARDS_DO_NOT_MATCH ->
                    plain(
                            plain,
                            CONFLICT,
                            "One card cannot take the place of the other",
                            "两张卡类型或有效期不符");
            case CARD_HAS_HOLDS ->
                    plain(plain, CONFLICT, "Some of its money is held for a store", "卡片有未结束的预授权");
            case RECHARGE_UNDER_WAY ->
                    plain(plain, CONFLICT, "A recharge of it waits for its money", "卡片有未到账的充值");
            case QUOTE_CHANGED ->
                    plain(plain, CONFLICT, "The card holds another amount now", "卡片余额已变动，请重新查询");
            case PAYEE_REQUIRED ->
                    plain(plain, CONFLICT, "Say who gets the card's money", "卡内有余额，请指定退款去向");
            case NOTHING_TO_PAY ->
                    plain(plain, CONFLICT, "The card holds nothing to pay", "卡内无可退余额");
            case HOLDER_NAME_UNKNOWN ->
                    plain(plain, CONFLICT, "Register the holder's name first", "请先登记持卡人姓名");
            case UNKNOWN_PAYOUT -> plain(plain, NOT_FOUND, "No such payout", "退卡付款不存在");
            case PAYOUT_NOT_DUE -> plain(plain, CONFLICT, "The payout was paid before", "该笔退卡款已支付");
            case REAL_NAME_REQUIRED ->
                    plain(
                            plain,
                            UNPROCESSABLE_CONTENT,
                            "The card needs a registered holder first",
                            "须先完成实名登记");
            case CASH_NOT_ALLOWED ->
                    plain(
                            plain,
                            UNPROCESSABLE_CONTENT,
                            "This must be paid by transfer, not in cash",
                            "该笔须以转账方式支付，不得使用现金");
            case CARD_LOTS_FULL ->
                    plain(
                            plain,
                            CONFLICT,
                            "The card holds too many unspent recharges",
                            "卡片未用完的充值笔数过多");
            case NOT_ENOUGH_MONEY ->
                    plain(plain, CONFLICT, "Not enough money on the card", "卡片余额不足");
            case TRANSFER_TO_ITSELF ->
                    plain(plain, BAD_REQUEST, "Both cards are the same", "转出卡与转入卡相同");
            case UNKNOWN_SPEND -> plain(plain, NOT_FOUND, "No such spend", "消费记录不存在");
            case SPEND_REFUNDED ->
                    plain(plain, CONFLICT, "All of it was given back already", "该笔消费已全额退款");
            case ABOVE_SPEND ->
                    plain(plain, CONFLICT, "More than is left of the spend", "退款超出该笔消费的余额");
            case REFUND_TO_OWN_CARD ->
                    plain(plain, CONFLICT, "The card that paid takes it back", "应退回原支付卡");
            case REFUND_TO_OTHER_HOLDER ->
                    plain(plain, CONFLICT, "The other card is another holder's", "转入卡与原卡持卡人不一致");
            case UNKNOWN_HOLD -> plain(plain, NOT_FOUND, "No such hold", "预授权不存在");
            case HOLD_ENDED -> plain(plain, CONFLICT, "The hold has ended", "预授权已结束");
            case ABOVE_HOLD -> plain(plain, CONFLICT, "More than is held was asked for", "超出预授权金额");
            case HOLD_NOT_EXPIRED ->
                    plain(plain, CONFLICT, "The hold has not run out yet", "预授权尚未到期");
            case BONUS_NOT_DUE -> plain(plain, CONFLICT, "The bonus has not run out", "赠送金额尚未到期");
            case UNKNOWN_ADJUSTMENT -> plain(plain, NOT_FOUND, "No such adjustment", "调账申请不存在");
            case ADJUSTMENT_ENDED -> plain(plain, CONFLICT, "The adjustment has ended", "该调账申请已结束");
            case ADJUSTMENT_NOT_EXPIRED ->
                    plain(plain, CONFLICT, "The adjustment has not run out yet", "调账申请尚未过期");
            case SECOND_PERSON_REQUIRED ->
                    plain(
                            plain,
                            FORBIDDEN,
                            "Another person than who asked must decide",
                            "须由申请人以外的另一人复核");
            case NOT_THE_MAKER ->
                    plain(plain, FORBIDDEN, "Only who asked can withdraw it", "仅申请人本人可以撤回");
            case UNKNOWN_CLAIM -> plain(plain, NOT_FOUND, "No such claim", "应收款不存在");
            case UNKNOWN_CAMPAIGN -> plain(plain, NOT_FOUND, "No such campaign", "营销活动不存在");
            case CAMPAIGN_ENDED -> plain(plain, CONFLICT, "The campaign has ended", "营销活动已结束");
            case CARD_HAS_HOLDER ->
                    plain(plain, CONFLICT, "The card has another holder", "卡片已登记其他持卡人");
            case UNKNOWN_CARD_PRODUCT -> plain(plain, NOT_FOUND, "No such card product", "卡产品不存在");
            case CARD_PRODUCT_INACTIVE ->
                    plain(plain, CONFLICT, "This product is not issued", "该卡产品已停发");
            case CARD_NUMBER_TAKEN -> plain(plain, CONFLICT, "The card number is taken", "卡号已被占用");
        };
    }

    private static ProblemCode plain(
            Plain plain, HttpStatus status, String english, String chinese) {
        return code(plain.code(), status, english, chinese);
    }

    private static ProblemCode code(
            String code, HttpStatus status, String english, String chinese) {
        return new ProblemCode(code, status, english, chinese);
    }
}
