package io.larder.recharge;

import io.larder.card.Admit;
import io.larder.card.Bonus;
import io.larder.card.CardRefusal;
import io.larder.card.Credit;
import io.larder.card.LotSource;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;

/** A cash recharge: it occurs and is confirmed at once, the money being in the drawer. */
record TakeCash(NewOrder order, Bonus bonus, RulePacks rules, LegalEntities entities)
        implements Part<String, RechargeRefusal> {

    /** Without bonus. */
    TakeCash(NewOrder order, RulePacks rules, LegalEntities entities) {
        this(order, Bonus.NONE, rules, entities);
    }

    @Override
    public Reads reads() {
        return order.admission(rules).reads().and(credit().reads());
    }

    @Override
    public Step<String, RechargeRefusal> decide(View view, Moment now) {
        return switch (order.admission(rules).decide(view, now)) {
            case Step.Refused<Admit.Admitted, CardRefusal>(CardRefusal why) -> refused(why);
            case Step.NeedsMore<Admit.Admitted, CardRefusal>(Reads more) ->
                    new Step.NeedsMore<>(more);
            case Step.Done<Admit.Admitted, CardRefusal>(Admit.Admitted ignored, Changes none) ->
                    credited(view.with(none), now);
        };
    }

    private Step<String, RechargeRefusal> credited(View view, Moment now) {
        return switch (credit().decide(view, now)) {
            case Step.Refused<Credit.Credited, CardRefusal>(CardRefusal why) -> refused(why);
            case Step.NeedsMore<Credit.Credited, CardRefusal>(Reads more) ->
                    new Step.NeedsMore<>(more);
            case Step.Done<Credit.Credited, CardRefusal>(
                            Credit.Credited credited,
                            Changes changes) ->
                    new Step.Done<>(order.id(), changes.and(confirmed(credited, now)));
        };
    }

    private Changes confirmed(Credit.Credited credited, Moment now) {
        var row = order.row(OrderState.CONFIRMED, now, null).inCash(credited.lotId(), now.at());
        var changes =
                Changes.NONE
                        .insert(RechargeTables.ORDERS, row)
                        .event(RechargeEvent.Confirmed.of(row, credited, now.businessDate()));
        var given = credited.bonus();
        return given == null
                ? changes
                : changes.insert(RechargeTables.PACKAGES, PackageRow.given(order.id(), given));
    }

    private Credit credit() {
        return new Credit(
                order.cardId(),
                order.source(),
                order.amountMinor(),
                new LotSource(order.payWith().name(), order.id()),
                false,
                bonus,
                rules,
                entities);
    }

    private static Step<String, RechargeRefusal> refused(CardRefusal why) {
        return new Step.Refused<>(new RechargeRefusal.OfCard(why));
    }
}
