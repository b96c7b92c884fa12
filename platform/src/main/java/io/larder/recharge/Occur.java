package io.larder.recharge;

import io.larder.card.Admit;
import io.larder.card.Bonus;
import io.larder.card.CardRefusal;
import io.larder.card.PromiseBonus;
import io.larder.card.Reserve;
import io.larder.compliance.RulePacks;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.time.Duration;

/**
 * The first transaction of a recharge through a channel: the order, its attempt with the channel
 * order number already fixed, and a pending credit that counts toward the card's limits.
 *
 * @param attemptId the channel order number
 * @param payableFor how long the customer may take
 * @param bonus what may be promised on top
 */
record Occur(NewOrder order, String attemptId, Duration payableFor, Bonus bonus, RulePacks rules)
        implements Part<String, RechargeRefusal> {

    /** Without bonus. */
    Occur(NewOrder order, String attemptId, Duration payableFor, RulePacks rules) {
        this(order, attemptId, payableFor, Bonus.NONE, rules);
    }

    /** When the janitor asks if the second transaction never came, as after a crash. */
    static final Duration CRASH_PATIENCE = Duration.ofSeconds(60);

    @Override
    public Reads reads() {
        return order.admission(rules).reads().and(reserve().reads()).and(promise().reads());
    }

    @Override
    public Step<String, RechargeRefusal> decide(View view, Moment now) {
        return switch (order.admission(rules).decide(view, now)) {
            case Step.Refused<Admit.Admitted, CardRefusal>(CardRefusal why) ->
                    new Step.Refused<>(new RechargeRefusal.OfCard(why));
            case Step.NeedsMore<Admit.Admitted, CardRefusal>(Reads more) ->
                    new Step.NeedsMore<>(more);
            case Step.Done<Admit.Admitted, CardRefusal>(Admit.Admitted ignored, Changes none) ->
                    occurred(view.with(none), now);
        };
    }

    private Step<String, RechargeRefusal> occurred(View view, Moment now) {
        return switch (reserve().decide(view, now)) {
            case Step.Refused<Reserve.Reserved, CardRefusal>(CardRefusal why) ->
                    new Step.Refused<>(new RechargeRefusal.OfCard(why));
            case Step.NeedsMore<Reserve.Reserved, CardRefusal>(Reads more) ->
                    new Step.NeedsMore<>(more);
            case Step.Done<Reserve.Reserved, CardRefusal>(
                            Reserve.Reserved ignored,
                            Changes changes) ->
                    new Step.Done<>(order.id(), changes.and(rows(now)).and(promised(view, now)));
        };
    }

    /** What is promised now is given when the money comes, whatever becomes of its campaign. */
    private Changes promised(View view, Moment now) {
        var promised = promise().decide(view, now);
        return promised == null
                ? Changes.NONE
                : Changes.NONE.insert(
                        RechargeTables.PACKAGES, PackageRow.promised(order.id(), promised));
    }

    private PromiseBonus promise() {
        return new PromiseBonus(order.cardId(), order.amountMinor(), bonus, rules);
    }

    private Changes rows(Moment now) {
        var attempt =
                new AttemptRow(
                        attemptId,
                        order.id(),
                        order.payWith().name(),
                        AttemptRow.State.SENDING,
                        null,
                        0,
                        now.at().plus(CRASH_PATIENCE));
        return Changes.NONE
                .insert(
                        RechargeTables.ORDERS,
                        order.row(OrderState.OCCURRED, now, now.at().plus(payableFor)))
                .insert(RechargeTables.ATTEMPTS, attempt)
                .event(
                        new RechargeEvent.Occurred(
                                order.id(), order.cardId(), order.amountMinor(), order.payWith()));
    }

    private Reserve reserve() {
        return new Reserve(order.cardId(), order.source(), order.amountMinor(), order.id());
    }
}
