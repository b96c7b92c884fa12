package io.larder.channel.alipay;

import com.alipay.api.response.AlipayTradeQueryResponse;
import io.larder.channel.Evidence;
import io.larder.channel.Evidence.Source;
import io.larder.channel.Found;
import io.larder.ledger.BusinessClock;
import io.larder.money.Money;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads Alipay's trades. */
final class AlipayTrades {

    private AlipayTrades() {}

    static Found found(AlipayTradeQueryResponse said, AlipayAccount account, String orderNumber) {
        if (!orderNumber.equals(said.getOutTradeNo()) || said.getTradeStatus() == null) {
            return new Found.Unknown("an answer about another order");
        }
        return switch (said.getTradeStatus()) {
            case "WAIT_BUYER_PAY" -> new Found.Unpaid();
            case "TRADE_SUCCESS", "TRADE_FINISHED" ->
                    evidence(said, account)
                            .<Found>map(Found.Paid::new)
                            .orElseGet(() -> new Found.Unknown("a paid trade without its payment"));
            // One word for two ends: never paid, and paid but refunded whole.
            case "TRADE_CLOSED" ->
                    evidence(said, account)
                            .<Found>map(Found.PaidAndRefunded::new)
                            .orElseGet(Found.ClosedUnpaid::new);
            default -> new Found.Unknown(said.getTradeStatus());
        };
    }

    private static Optional<Evidence> evidence(
            AlipayTradeQueryResponse said, AlipayAccount account) {
        if (said.getSendPayDate() == null
                || said.getTradeNo() == null
                || said.getTotalAmount() == null) {
            return Optional.empty();
        }
        var paidAt = said.getSendPayDate().toInstant();
        return Optional.of(
                new Evidence(
                        Alipay.NAME,
                        said.getOutTradeNo(),
                        said.getTradeNo(),
                        Money.cny(Yuan.minor(said.getTotalAmount())),
                        account.sellerId(),
                        paidAt,
                        BusinessClock.dateOf(paidAt),
                        payer(said.getBuyerOpenId(), said.getBuyerUserId(), said.getBuyerLogonId()),
                        Source.QUERY));
    }

    /** All that identifies the payer, separated by a bar; null when nothing does. */
    static @Nullable String payer(@Nullable String... identifiers) {
        var known =
                Arrays.stream(identifiers)
                        .filter(Objects::nonNull)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("|"));
        return known.isEmpty() ? null : known;
    }
}
