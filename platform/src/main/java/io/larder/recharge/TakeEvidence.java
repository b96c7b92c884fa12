package io.larder.recharge;

import io.larder.card.Bonus;
import io.larder.channel.Evidence;
import io.larder.channel.PaymentEvidence;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Kept;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.money.Ids;
import io.larder.money.Money;
import io.larder.recharge.RechargeEvent.AmountDisputed;
import io.larder.vault.Place;
import io.larder.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes word from a channel that money moved, and answers when it is booked. */
@Component
class TakeEvidence implements PaymentEvidence {

    private final RechargeOrders orders;
    private final Commands commands;
    private final RulePacks rules;
    private final LegalEntities entities;
    private final Vault vault;

    TakeEvidence(
            RechargeOrders orders,
            Commands commands,
            RulePacks rules,
            LegalEntities entities,
            Vault vault) {
        this.orders = orders;
        this.commands = commands;
        this.rules = rules;
        this.entities = entities;
        this.vault = vault;
    }

    @Override
    public Received received(Evidence evidence) {
        var identity = orders.identity(evidence.orderNumber());
        if (identity.isPresent() && disagrees(evidence, identity.get())) {
            return ask(evidence, null);
        }
        var done =
                commands.fact(
                        "recharge.confirm",
                        ReceiptRow.idOf(evidence),
                        Confirmed.KEPT,
                        part(evidence, identity));
        if (!done.replayed()) {
            return done.result().received();
        }
        if (done.result().amountMinor() != evidence.amount().minor() && identity.isPresent()) {
            ask(
                    evidence,
                    new AmountDisputed(
                            identity.get().orderId(),
                            ReceiptRow.idOf(evidence),
                            evidence.amount().minor()));
        }
        return Received.REPEATED;
    }

    /** A notice may lie even when it is signed; what the channel answers to a question counts. */
    private static boolean disagrees(Evidence evidence, OrderIdentity identity) {
        return evidence.source() == Evidence.Source.NOTICE
                && !evidence.amount().equals(Money.cny(identity.amountMinor()));
    }

    private Part<Confirmed, Never> part(Evidence evidence, Optional<OrderIdentity> identity) {
        var refundId = Ids.crockford(Ids.uuid7());
        var payer = sealedPayer(evidence);
        return identity.isPresent()
                ? new Confirm(
                        identity.get(),
                        evidence,
                        payer,
                        refundId,
                        promised(identity.get()),
                        rules,
                        entities)
                : new KeepUnknown(evidence, payer, refundId);
    }

    private Bonus promised(OrderIdentity identity) {
        return identity.campaignId() == null
                ? Bonus.NONE
                : orders.packageOf(identity.orderId()).orElseThrow().promise();
    }

    private Received ask(Evidence evidence, @Nullable AmountDisputed disputed) {
        commands.fact(
                "recharge.query-due",
                ReceiptRow.idOf(evidence) + "/" + evidence.amount().minor(),
                Kept.text(),
                new AskChannel(evidence.orderNumber(), disputed));
        return Received.QUERY_DUE;
    }

    private @Nullable String sealedPayer(Evidence evidence) {
        var payer = evidence.payer();
        return payer == null
                ? null
                : vault.seal(
                        new Place("recharge_receipt", "payer", ReceiptRow.idOf(evidence)),
                        payer.getBytes(StandardCharsets.UTF_8));
    }
}
