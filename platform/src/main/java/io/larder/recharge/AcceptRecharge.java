package io.larder.recharge;

import io.larder.card.Bonus;
import io.larder.card.Cards;
import io.larder.card.Offers;
import io.larder.channel.Channels;
import io.larder.channel.Next;
import io.larder.channel.PrepareRequest;
import io.larder.channel.Prepared;
import io.larder.compliance.RulePacks;
import io.larder.edge.Answers;
import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.edge.Problems;
import io.larder.identity.Caller;
import io.larder.identity.LegalEntities;
import io.larder.identity.Operation;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.Kept;
import io.larder.ledger.Outcome;
import io.larder.money.Ids;
import io.larder.money.Money;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes a recharge. Cash occurs and is confirmed in one transaction; a channel is called between
 * two, never inside one.
 */
@RestController
class AcceptRecharge {

    private static final String OPERATION = "recharge";
    private static final String UNKNOWN_CARD = "unknown_card";
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final Cards cards;
    private final Offers offers;
    private final Channels channels;
    private final RulePacks rules;
    private final LegalEntities entities;
    private final RechargeOrders orders;
    private final Commands commands;
    private final Answers answers;
    private final Problems problems;
    private final RechargeSettings settings;
    private final BusinessClock clock;

    AcceptRecharge(
            Cards cards,
            Offers offers,
            Channels channels,
            RulePacks rules,
            LegalEntities entities,
            RechargeOrders orders,
            Commands commands,
            Answers answers,
            Problems problems,
            RechargeSettings settings,
            BusinessClock clock) {
        this.cards = cards;
        this.offers = offers;
        this.channels = channels;
        this.rules = rules;
        this.entities = entities;
        this.orders = orders;
        this.commands = commands;
        this.answers = answers;
        this.problems = problems;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping("/api/v1/recharges")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<RechargeAnswer> accept(
            Caller caller, IdempotencyKey key, @RequestBody RechargeRequest asked) {
        asked.check();
        caller.allow(
                Operation.RECHARGE,
                asked.storeId(),
                asked.terminalId(),
                asked.drawerId(),
                asked.amount().minor());
        var order = order(caller, asked);
        return order.payWith().needsChannel()
                ? throughChannel(caller, key, order)
                : inCash(caller, key, order);
    }

    private ResponseEntity<RechargeAnswer> inCash(
            Caller caller, IdempotencyKey key, NewOrder order) {
        var bonus = bonus(order);
        var outcome =
                commands.asked(caller, OPERATION, key, new TakeCash(order, bonus, rules, entities));
        var id = answers.accepted(outcome);
        if (!id.equals(order.id())) {
            return replayed(id);
        }
        return created(bonus instanceof Bonus.None ? RechargeAnswer.ofCash(order) : now(id), false);
    }

    private ResponseEntity<RechargeAnswer> throughChannel(
            Caller caller, IdempotencyKey key, NewOrder order) {
        var attemptId = Ids.crockford(Ids.uuid7());
        var payableUntil = clock.now().plus(settings.payableFor());
        var outcome =
                commands.asked(
                        caller,
                        OPERATION,
                        key,
                        new Occur(order, attemptId, settings.payableFor(), bonus(order), rules));
        var id = answers.accepted(outcome);
        if (outcome instanceof Outcome.Done<?, ?> done && done.replayed()) {
            return replayed(id);
        }
        var answer = ChannelAnswer.of(prepare(order, attemptId, payableUntil));
        var identity =
                new OrderIdentity(
                        order.id(),
                        attemptId,
                        order.cardId(),
                        order.payWith(),
                        order.amountMinor(),
                        null);
        commands.fact(
                "recharge.answer", attemptId, Kept.text(), new RecordAnswer(identity, answer));
        return created(now(id), false);
    }

    private Prepared prepare(NewOrder order, String attemptId, Instant payableUntil) {
        var channel = channels.find(order.payWith().name());
        if (channel.isEmpty()) {
            return new Prepared.Refused(Prepared.UNAVAILABLE, "this channel is not set up");
        }
        return channel.get()
                .prepare(
                        new PrepareRequest(
                                attemptId,
                                Money.cny(order.amountMinor()),
                                "Card recharge 储值卡充值",
                                payableUntil));
    }

    private ResponseEntity<RechargeAnswer> replayed(String id) {
        var first = orders.attempts(id);
        if (!first.isEmpty() && first.getLast().state() == AttemptRow.State.SENDING) {
            throw EdgeCodes.IN_PROGRESS
                    .problem("The channel has not answered yet; ask again with the same key.")
                    .with("orderId", id)
                    .retryAfter(ASK_AGAIN);
        }
        return created(now(id), true);
    }

    /** The order as it is now, with what its channel answered. */
    private RechargeAnswer now(String id) {
        var order = orders.find(id).orElseThrow();
        var next =
                order.state() == OrderState.OCCURRED
                        ? orders.attempts(id).stream()
                                .reduce((first, last) -> last)
                                .map(attempt -> ChannelAnswer.next(attempt.answer()))
                                .orElse(new Next.None())
                        : new Next.None();
        return RechargeAnswer.of(order, next, orders.packageOf(id).orElse(null));
    }

    private Bonus bonus(NewOrder order) {
        return offers.of(
                order.amountMinor(),
                order.method().name(),
                order.payWith().name(),
                order.storeId());
    }

    private NewOrder order(Caller caller, RechargeRequest asked) {
        return new NewOrder(
                Ids.next("rech"),
                cardId(asked),
                asked.amount().minor(),
                asked.method(),
                asked.payWith(),
                asked.storeId(),
                asked.terminalId(),
                asked.drawerId(),
                caller.id(),
                asked.tenderedMinor());
    }

    private String cardId(RechargeRequest asked) {
        return cards.named(asked.cardId(), asked.cardNumber())
                .orElseThrow(() -> problems.refused(UNKNOWN_CARD));
    }

    private static ResponseEntity<RechargeAnswer> created(RechargeAnswer answer, boolean replayed) {
        var response = ResponseEntity.status(HttpStatus.CREATED);
        if (replayed) {
            response.header(IdempotencyKey.REPLAYED_HEADER, "true");
        }
        return response.body(answer);
    }
}
