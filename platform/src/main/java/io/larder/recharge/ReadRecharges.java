package io.larder.recharge;

import io.larder.card.Cards;
import io.larder.channel.Next;
import io.larder.edge.EdgeCodes;
import io.larder.edge.Problems;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.Transfers;
import io.larder.money.CardNumber;
import io.larder.money.Money;
import io.larder.recharge.RechargeRefusal.Plain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows recharges: a list to search, one with its full life, and the figures of a day. */
@RestController
@RequestMapping("/api/v1")
class ReadRecharges {

    private static final int MOST_LISTED = 200;

    private final RechargeOrders orders;
    private final RechargeLists lists;
    private final DayFigures figures;
    private final Cards cards;
    private final Transfers transfers;
    private final Problems problems;

    ReadRecharges(
            RechargeOrders orders,
            RechargeLists lists,
            DayFigures figures,
            Cards cards,
            Transfers transfers,
            Problems problems) {
        this.orders = orders;
        this.lists = lists;
        this.figures = figures;
        this.cards = cards;
        this.transfers = transfers;
        this.problems = problems;
    }

    /**
     * A recharge with everything that happened to it.
     *
     * @param bonus the bonus that belongs to it, or null
     * @param refunded what of it was taken back so far, on its way home or there
     * @param transfers every transfer that carries its id
     */
    record Life(
            RechargeLists.Line recharge,
            @Nullable BonusLine bonus,
            Money refunded,
            Next next,
            List<AttemptLine> attempts,
            List<ReceiptLine> receipts,
            List<RefundLine> refunds,
            List<Transfers.Listed> transfers) {}

    /**
     * The bonus of a recharge.
     *
     * @param promised when it was asked for
     * @param given with its money
     * @param takenBack with its refunds
     */
    record BonusLine(String campaignId, Money promised, Money given, Money takenBack) {}

    /** An attempt, without what only the channel needs. */
    record AttemptLine(
            String channelOrderNumber,
            String channel,
            AttemptRow.State state,
            @Nullable String reason,
            int janitorTries,
            @Nullable Instant janitorDueAt) {}

    /** A receipt, without the payer. */
    record ReceiptLine(
            String channel,
            String transactionId,
            Money amount,
            ReceiptRow.Applied applied,
            @Nullable String why,
            Instant paidAt,
            LocalDate businessDate) {}

    /** A refund. */
    record RefundLine(
            String id,
            RefundRow.Kind kind,
            RefundRow.State state,
            Money amount,
            Money bonusBack,
            String reason,
            @Nullable String channelRefundId,
            Instant askedAt,
            @Nullable Instant endedAt) {}

    @GetMapping("/recharges/{id}")
    Life one(Caller caller, @PathVariable String id) {
        caller.allow(Operation.RECHARGE_READ);
        var line = lists.one(id).orElseThrow(() -> problems.refused(Plain.UNKNOWN_RECHARGE.code()));
        caller.allow(Operation.RECHARGE_READ, line.storeId());
        var attempts = orders.attempts(id);
        var next =
                line.status() == OrderState.OCCURRED && !attempts.isEmpty()
                        ? ChannelAnswer.next(attempts.getLast().answer())
                        : new Next.None();
        var beside = orders.packageOf(id);
        return new Life(
                line,
                beside.map(ReadRecharges::bonus).orElse(null),
                Money.cny(beside.map(PackageRow::refundedMinor).orElse(0L)),
                next,
                attempts.stream().map(ReadRecharges::line).toList(),
                orders.receipts(id).stream().map(ReadRecharges::line).toList(),
                orders.refunds(id).stream().map(ReadRecharges::line).toList(),
                transfers.of(id));
    }

    @GetMapping("/recharges")
    RechargeLists.Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable OrderState status,
            @RequestParam(required = false) @Nullable PayWith payWith,
            @RequestParam(required = false) @Nullable String storeId,
            @RequestParam(required = false) @Nullable String cardNumber,
            @RequestParam(required = false) @Nullable String cardId,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.allow(Operation.RECHARGE_READ);
        if (storeId != null) {
            caller.allow(Operation.RECHARGE_READ, storeId);
        }
        if (limit < 1 || limit > MOST_LISTED) {
            throw EdgeCodes.INVALID_PARAMETER.problem("limit: 1 to " + MOST_LISTED);
        }
        var stores = storeId == null ? caller.storeIds() : Set.of(storeId);
        return lists.page(
                new RechargeLists.Filter(
                        stores, status, payWith, card(cardId, cardNumber), date, cursor, limit));
    }

    /**
     * A business date in figures: how many and how much, by method, channel and state, and by hour.
     */
    @GetMapping("/recharge-figures")
    DayFigures.Figures figures(
            Caller caller,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date) {
        caller.allow(Operation.RECHARGE_READ);
        return figures.of(date, caller.storeIds());
    }

    private @Nullable String card(@Nullable String cardId, @Nullable String cardNumber) {
        if (cardNumber == null) {
            return cardId;
        }
        return CardNumber.isWellFormed(cardNumber)
                ? cards.findByNumber(new CardNumber(cardNumber)).orElse("none")
                : "none";
    }

    private static @Nullable BonusLine bonus(PackageRow row) {
        var campaign = row.campaignId();
        return campaign == null
                ? null
                : new BonusLine(
                        campaign,
                        Money.cny(row.promisedMinor()),
                        Money.cny(row.bonusMinor()),
                        Money.cny(row.bonusBackMinor()));
    }

    private static AttemptLine line(AttemptRow attempt) {
        var answer = attempt.answer();
        return new AttemptLine(
                attempt.id(),
                attempt.channel(),
                attempt.state(),
                answer == null || answer.startsWith("{") ? null : answer,
                attempt.janitorTries(),
                attempt.janitorDueAt());
    }

    private static ReceiptLine line(ReceiptRow receipt) {
        return new ReceiptLine(
                receipt.channel(),
                receipt.transactionId(),
                Money.cny(receipt.amountMinor()),
                receipt.applied(),
                receipt.why(),
                receipt.paidAt(),
                receipt.businessDate());
    }

    private static RefundLine line(RefundRow refund) {
        return new RefundLine(
                refund.id(),
                refund.kind(),
                refund.state(),
                Money.cny(refund.amountMinor()),
                Money.cny(refund.bonusMinor()),
                refund.reason(),
                refund.channelRefundId(),
                refund.askedAt(),
                refund.endedAt());
    }
}
