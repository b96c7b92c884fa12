package io.larder.recharge;

import io.larder.card.Bonus;
import io.larder.card.CardRefusal;
import io.larder.card.Credit;
import io.larder.card.LotSource;
import io.larder.channel.Evidence;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.recharge.ReceiptRow.Applied;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes authenticated money in. It is never refused: what cannot be put on the card is kept in
 * unapplied receipts, and its refund starts in the same transaction.
 *
 * @param sealedPayer the payer, sealed by the vault
 * @param bonus what was promised when the order was asked for
 * @param refundId the refund's number, made before in case it is needed
 */
record Confirm(
        OrderIdentity identity,
        Evidence evidence,
        @Nullable String sealedPayer,
        String refundId,
        Bonus bonus,
        RulePacks rules,
        LegalEntities entities)
        implements Part<Confirmed, Never> {

    @Override
    public Reads reads() {
        var reads = identity.reads().and(credit().reads());
        return bonus instanceof Bonus.None
                ? reads
                : reads.and(Reads.row(RechargeTables.PACKAGES, identity.orderId()));
    }

    @Override
    public Step<Confirmed, Never> decide(View view, Moment now) {
        var order = view.row(RechargeTables.ORDERS, identity.orderId());
        if (!order.state().awaitsMoney()) {
            var why = "order_" + order.state().name().toLowerCase(Locale.ROOT);
            return done(why, unapplied(why, now));
        }
        if (evidence.amount().minor() != order.amountMinor()) {
            return done("amount_mismatch", inVain("amount_mismatch", order, view, now));
        }
        return switch (credit().decide(view, now)) {
            case Step.NeedsMore<Credit.Credited, CardRefusal>(Reads more) ->
                    new Step.NeedsMore<>(more);
            case Step.Refused<Credit.Credited, CardRefusal>(CardRefusal why) ->
                    done(why.code(), inVain(why.code(), order, view, now));
            case Step.Done<Credit.Credited, CardRefusal>(
                            Credit.Credited credited,
                            Changes changes) ->
                    new Step.Done<>(
                            Confirmed.onCard(evidence.amount().minor()),
                            changes.and(onCard(order, credited, view, now)));
        };
    }

    private Step<Confirmed, Never> done(String why, Changes changes) {
        return new Step.Done<>(Confirmed.unapplied(evidence.amount().minor(), why), changes);
    }

    private Changes onCard(OrderRow order, Credit.Credited credited, View view, Moment now) {
        return given(view, credited.bonus())
                .update(RechargeTables.ORDERS, order.paid(credited.lotId(), evidence, now.at()))
                .update(
                        RechargeTables.ATTEMPTS,
                        view.row(RechargeTables.ATTEMPTS, identity.attemptId()).ended())
                .insert(
                        RechargeTables.RECEIPTS,
                        ReceiptRow.of(evidence, order.id(), Applied.CARD, null, sealedPayer))
                .event(RechargeEvent.Confirmed.of(order, credited, evidence.businessDate()));
    }

    private Changes given(View view, Bonus.@Nullable Given given) {
        return given == null
                ? Changes.NONE
                : Changes.NONE.update(
                        RechargeTables.PACKAGES,
                        view.row(RechargeTables.PACKAGES, identity.orderId()).given(given));
    }

    /** The order ends with its money going back. */
    private Changes inVain(String why, OrderRow order, View view, Moment now) {
        return Releasing.changes(order, view, now)
                .update(RechargeTables.ORDERS, order.paidInVain(evidence))
                .update(
                        RechargeTables.ATTEMPTS,
                        view.row(RechargeTables.ATTEMPTS, identity.attemptId()).ended())
                .and(unapplied(why, now));
    }

    private Changes unapplied(String why, Moment now) {
        return new UnappliedMoney(evidence, identity.orderId(), why, sealedPayer, refundId)
                .changes(now);
    }

    private Credit credit() {
        return new Credit(
                identity.cardId(),
                Chart.receivable(evidence.channel()),
                identity.amountMinor(),
                new LotSource(evidence.channel(), identity.orderId()),
                true,
                bonus,
                rules,
                entities);
    }
}
