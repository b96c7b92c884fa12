package io.larder.channel.wechat;

import com.wechat.pay.java.service.payments.model.Transaction;
import io.larder.channel.Evidence;
import io.larder.channel.Evidence.Source;
import io.larder.channel.Found;
import io.larder.ledger.BusinessClock;
import io.larder.money.Money;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads WeChat Pay's transactions. */
final class WeChatOrders {

    private WeChatOrders() {}

    /** What a queried transaction says, when it is the one that was asked for. */
    static Found found(Transaction said, WeChatAccount account, String orderNumber) {
        if (!isOurs(said, account) || !orderNumber.equals(said.getOutTradeNo())) {
            return new Found.Unknown("an answer about another order");
        }
        var state = said.getTradeState();
        if (state == null) {
            return new Found.Unknown("an answer without a state");
        }
        return switch (state) {
            case SUCCESS ->
                    paid(said, account).<Found>map(Found.Paid::new).orElseGet(WeChatOrders::cut);
            case REFUND ->
                    paid(said, account)
                            .<Found>map(Found.PaidAndRefunded::new)
                            .orElseGet(WeChatOrders::cut);
            case NOTPAY, USERPAYING, PAYERROR, ACCEPT -> new Found.Unpaid();
            case CLOSED, REVOKED -> new Found.ClosedUnpaid();
        };
    }

    private static Optional<Evidence> paid(Transaction said, WeChatAccount account) {
        return evidence(said, account, Source.QUERY);
    }

    /** Evidence from a paid transaction; empty when something needed is missing or unreadable. */
    static Optional<Evidence> evidence(Transaction said, WeChatAccount account, Source source) {
        var amount = said.getAmount();
        if (said.getTransactionId() == null
                || said.getOutTradeNo() == null
                || said.getSuccessTime() == null
                || amount == null
                || amount.getTotal() == null) {
            return Optional.empty();
        }
        var paidAt = OffsetDateTime.parse(said.getSuccessTime()).toInstant();
        return Optional.of(
                new Evidence(
                        WeChat.NAME,
                        said.getOutTradeNo(),
                        said.getTransactionId(),
                        new Money(
                                amount.getCurrency() == null ? Money.CNY : amount.getCurrency(),
                                amount.getTotal()),
                        account.merchantId(),
                        paidAt,
                        BusinessClock.dateOf(paidAt),
                        said.getPayer() == null ? null : said.getPayer().getOpenid(),
                        source));
    }

    static boolean isOurs(Transaction said, WeChatAccount account) {
        return account.merchantId().equals(said.getMchid())
                && account.appId().equals(said.getAppid());
    }

    private static Found cut() {
        return new Found.Unknown("a paid order without its payment");
    }
}
