package io.larder.recharge;

import io.larder.card.AskedAmount;
import io.larder.card.LotPlaces;
import io.larder.card.Uncredit;
import io.larder.channel.Next;
import io.larder.edge.Answers;
import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.edge.Problems;
import io.larder.identity.Caller;
import io.larder.identity.LegalEntities;
import io.larder.identity.Operation;
import io.larder.ledger.Outcome;
import io.larder.money.Ids;
import io.larder.money.Money;
import io.larder.recharge.RechargeRefusal.Plain;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ends a recharge early: closes one that is unpaid, refunds what was not spent of one. */
@RestController
@RequestMapping("/api/v1/recharges/{id}")
class EndRecharge {

    private final RechargeOrders orders;
    private final LotPlaces places;
    private final SettleAttempt attempts;
    private final Commands commands;
    private final LegalEntities entities;
    private final Answers answers;
    private final Problems problems;

    EndRecharge(
            RechargeOrders orders,
            LotPlaces places,
            SettleAttempt attempts,
            Commands commands,
            LegalEntities entities,
            Answers answers,
            Problems problems) {
        this.orders = orders;
        this.places = places;
        this.attempts = attempts;
        this.commands = commands;
        this.entities = entities;
        this.answers = answers;
        this.problems = problems;
    }

    /**
     * A refund to ask for, back to the recharge's source.
     *
     * @param amount how much; all that was not spent when left out
     * @param reason for the payer, at most 40 ASCII characters
     * @param drawerId the drawer that pays out; for cash recharges only
     */
    record RefundRequest(@Nullable Money amount, String reason, @Nullable String drawerId) {

        @Nullable Long minor() {
            return amount == null ? null : Long.valueOf(AskedAmount.minor(amount));
        }
    }

    /**
     * A refund as its caller hears of it.
     *
     * @param bonusBack what was taken off the card for the bonus that the recharge had brought
     */
    record RefundAnswer(
            String id, String rechargeId, RefundRow.State status, Money amount, Money bonusBack) {}

    /**
     * Closes an unpaid order, as far as the channel lets us. The answer is the order as it is then;
     * a channel that cannot say yet leaves it open until it expires.
     */
    @PostMapping("/close")
    RechargeAnswer close(Caller caller, @PathVariable String id) {
        var order = allowed(caller, Operation.RECHARGE, id);
        if (!order.state().awaitsMoney()) {
            throw problems.refused(Plain.RECHARGE_NOT_OPEN.code());
        }
        orders.attempts(id).forEach(attempt -> attempts.settle(attempt.id(), true));
        return RechargeAnswer.of(
                orders.find(id).orElseThrow(), new Next.None(), orders.packageOf(id).orElse(null));
    }

    /** Takes a recharge back, or a part of it, and starts its way home. */
    @PostMapping("/refunds")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<RefundAnswer> refund(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String id,
            @RequestBody RefundRequest asked) {
        var order = allowed(caller, Operation.REFUND_RECHARGE, id);
        var drawer = drawer(order, asked);
        var minor = asked.minor();
        caller.allow(
                Operation.REFUND_RECHARGE,
                order.storeId(),
                order.terminalId(),
                drawer,
                minor == null ? order.amountMinor() : minor);
        var outcome =
                commands.asked(caller, "refund", key, part(order, minor, drawer, reason(asked)));
        var refund = orders.refund(answers.accepted(outcome)).orElseThrow();
        var answer = ResponseEntity.status(HttpStatus.CREATED);
        if (outcome instanceof Outcome.Done<?, ?> done && done.replayed()) {
            answer.header(IdempotencyKey.REPLAYED_HEADER, "true");
        }
        return answer.body(
                new RefundAnswer(
                        refund.id(),
                        id,
                        refund.state(),
                        Money.cny(refund.amountMinor()),
                        Money.cny(refund.bonusMinor())));
    }

    private AskRefund part(
            OrderRow order, @Nullable Long minor, @Nullable String drawer, String reason) {
        var lot = order.lotId();
        if (lot == null) {
            throw problems.refused(Plain.RECHARGE_NOT_REFUNDABLE.code());
        }
        var attempt = orders.attempts(order.id()).stream().findFirst().map(AttemptRow::id);
        var place = places.now(lot);
        return new AskRefund(
                order.id(),
                place.cardId(),
                place.lotId(),
                orders.packageOf(order.id())
                        .map(PackageRow::bonusLotId)
                        .map(id -> new Uncredit.BonusLot(id, places.now(id).lotId()))
                        .orElse(null),
                minor,
                attempt.orElse(null),
                drawer,
                order.payWith(),
                Ids.crockford(Ids.uuid7()),
                reason,
                entities);
    }

    private static @Nullable String drawer(OrderRow order, RefundRequest asked) {
        if (order.payWith().needsChannel()) {
            return null;
        }
        return asked.drawerId() == null ? order.drawerId() : asked.drawerId();
    }

    private static String reason(RefundRequest asked) {
        var reason = asked.reason();
        if (reason.isBlank()
                || reason.length() > 40
                || !reason.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw EdgeCodes.INVALID_FIELD
                    .problem("reason: 1 to 40 ASCII characters")
                    .with("field", "reason");
        }
        return reason;
    }

    private OrderRow allowed(Caller caller, Operation operation, String id) {
        caller.allow(operation);
        var order =
                orders.find(id).orElseThrow(() -> problems.refused(Plain.UNKNOWN_RECHARGE.code()));
        caller.allow(operation, order.storeId());
        return order;
    }
}
