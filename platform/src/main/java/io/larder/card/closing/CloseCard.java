package io.larder.card.closing;

import io.larder.card.CardAccounts;
import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.CardStatus;
import io.larder.card.FreezeReason;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.OpenLots;
import io.larder.card.core.Standing;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Account;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Clearing;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends a card for ever: its principal goes to its holder, its bonus back to the issuer. Refused
 * while anything of it is under way, and for whoever is not its registered holder. An expired card
 * is closed like any other: what was paid for it is owed.
 *
 * @param asked what is to be paid, to whom and how
 */
public record CloseCard(Closing asked, RulePacks rules, LegalEntities entities)
        implements Part<String, CardRefusal> {

    /**
     * A closing that is asked for.
     *
     * @param payoutId its id, made before
     * @param customerId the card's registered holder as it was read before, or null
     * @param nameLookup the name of who gives it back, to compare with the holder's
     * @param expectedMinor the principal that the quote told
     * @param drawerId which pays cash, or null
     * @param payee sealed
     */
    public record Closing(
            String payoutId,
            String cardId,
            @Nullable String customerId,
            String nameLookup,
            long expectedMinor,
            PayoutWay way,
            @Nullable String drawerId,
            String payee,
            String closedBy) {}

    private static final String CODE = "closing";
    private static final String FORFEITED = "bonus-forfeited";

    @Override
    public Reads reads() {
        var card = CardTables.withCard(asked.cardId());
        return asked.customerId() == null
                ? card
                : card.and(Reads.row(CardTables.CUSTOMERS, asked.customerId()));
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var card = view.find(CardTables.CARDS, asked.cardId());
        if (card == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        var refusal = ofCard(view, card, now);
        if (refusal == null) {
            refusal = ofMoney(view, card, now);
        }
        if (refusal != null) {
            return new Step.Refused<>(refusal);
        }
        return OpenLots.known(view, card)
                ? closed(view, card, now)
                : new Step.NeedsMore<>(OpenLots.reads(card));
    }

    private @Nullable CardRefusal ofCard(View view, CardRow card, Moment now) {
        if (card.status() == CardStatus.ISSUED || card.status() == CardStatus.CLOSED) {
            return Standing.forUse(card, now.businessDate());
        }
        if (!Set.of(FreezeReason.EXPIRED).containsAll(card.freezes())) {
            return Plain.CARD_FROZEN;
        }
        var principal = view.balance(CardAccounts.principal(card.id()));
        if (principal.debitsPending() > 0
                || view.balance(CardAccounts.bonus(card.id())).debitsPending() > 0) {
            return Plain.CARD_HAS_HOLDS;
        }
        return principal.creditsPending() > 0 ? Plain.RECHARGE_UNDER_WAY : null;
    }

    private @Nullable CardRefusal ofMoney(View view, CardRow card, Moment now) {
        long minor = view.balance(CardAccounts.principal(card.id())).posted();
        if (minor != asked.expectedMinor()) {
            return Plain.QUOTE_CHANGED;
        }
        if (minor == 0) {
            return asked.way() == PayoutWay.NOTHING ? null : Plain.NOTHING_TO_PAY;
        }
        if (asked.way() == PayoutWay.NOTHING) {
            return Plain.PAYEE_REQUIRED;
        }
        var rule = rules.at(now.businessDate());
        return asked.way() == PayoutWay.CASH && minor > rule.cashRefundUpToMinor()
                ? Plain.CASH_NOT_ALLOWED
                : ofHolder(view, card);
    }

    /** An unnamed card is whoever's who has it; the account then is of the document's name. */
    private @Nullable CardRefusal ofHolder(View view, CardRow card) {
        var customer = card.customerId();
        if (customer == null) {
            return card.named() ? Plain.REAL_NAME_REQUIRED : null;
        }
        if (!customer.equals(asked.customerId())) {
            return Plain.CARD_IN_MOTION;
        }
        var known = view.find(CardTables.CUSTOMERS, customer);
        if (known == null) {
            return Plain.HOLDER_NAME_UNKNOWN;
        }
        return known.nameLookup().equals(asked.nameLookup()) ? null : Plain.NOT_THE_HOLDER;
    }

    private Step<String, CardRefusal> closed(View view, CardRow card, Moment now) {
        var changes = Changes.NONE;
        for (var lot : OpenLots.of(view, card).lots()) {
            if (lot.remainingMinor() > 0) {
                changes = changes.update(CardTables.LOTS, lot.less(lot.remainingMinor()));
            }
        }
        long bonusMinor = card.bonusMinor();
        var after = card.closed();
        var principal = CardAccounts.principal(card.id());
        changes = post(changes, card, principal, to(), asked.expectedMinor(), CODE);
        changes =
                post(
                        changes,
                        card,
                        CardAccounts.bonus(card.id()),
                        Chart.bonusForfeited(),
                        bonusMinor,
                        FORFEITED);
        return new Step.Done<>(
                asked.payoutId(),
                changes.update(CardTables.CARDS, after)
                        .insert(ClosingTables.PAYOUTS, row(card, bonusMinor, now))
                        .event(
                                new CardEvent.Closed(
                                        card.id(),
                                        after.version(),
                                        asked.payoutId(),
                                        asked.expectedMinor(),
                                        bonusMinor,
                                        now.businessDate())));
    }

    private Account to() {
        return asked.drawerId() == null ? Chart.payoutsPayable() : Chart.cash(asked.drawerId());
    }

    private Changes post(
            Changes changes, CardRow card, Account from, Account to, long minor, String code) {
        return minor == 0
                ? changes
                : Clearing.post(
                        changes,
                        entities.ofCard(from, card.storeId()),
                        entities.owned(to),
                        minor,
                        code,
                        asked.payoutId());
    }

    private PayoutRow row(CardRow card, long forfeitedMinor, Moment now) {
        boolean due = asked.way() == PayoutWay.BANK_ACCOUNT;
        return new PayoutRow(
                asked.payoutId(),
                card.id(),
                card.storeId(),
                due ? PayoutState.DUE : PayoutState.PAID,
                asked.way(),
                asked.expectedMinor(),
                forfeitedMinor,
                asked.drawerId(),
                asked.payee(),
                asked.closedBy(),
                now.at(),
                due ? null : asked.closedBy(),
                due ? null : now.at(),
                null,
                now.businessDate());
    }
}
