package io.larder.card.spend;

import io.larder.card.CardRefusal;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCodes;
import io.larder.card.spend.RefundSpends.SpendRefund;
import io.larder.edge.EdgeCodes;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was paid with cards in the caller's stores. */
@RestController
@RequestMapping("/api/v1/spends")
class ShowSpends {

    private static final int MOST = 200;

    private final Spends spends;

    ShowSpends(Spends spends) {
        this.spends = spends;
    }

    /**
     * A purchase that a card paid for.
     *
     * @param refunded how much of it was given back
     * @param balance principal and bonus that it left on the card
     */
    record CardSpend(
            String id,
            String cardId,
            String storeId,
            Money amount,
            Money refunded,
            Money balance,
            Instant at) {

        static CardSpend of(SpendRow row) {
            return new CardSpend(
                    row.id(),
                    row.cardId(),
                    row.storeId(),
                    Money.cny(row.amountMinor()),
                    Money.cny(row.refundedMinor()),
                    Money.cny(row.balanceMinor()),
                    row.at());
        }
    }

    /** A purchase with what was given back of it, in the order in which that happened. */
    record WholeSpend(CardSpend spend, List<SpendRefund> refunds) {}

    /** Spends of a card, the newest first; {@code next} is the cursor of the page after it. */
    record Page(List<CardSpend> items, @Nullable String next) {}

    @GetMapping("/{spendId}")
    WholeSpend one(Caller caller, @PathVariable String spendId) {
        caller.allow(Operation.BALANCE_READ);
        var row =
                Optional.of(spendId)
                        .filter(Asked::canBeId)
                        .flatMap(spends::find)
                        .orElseThrow(() -> CardCodes.of(CardRefusal.Plain.UNKNOWN_SPEND).problem());
        caller.allow(Operation.BALANCE_READ, row.storeId());
        var refunds = spends.refundsOf(spendId).stream().map(SpendRefund::of).toList();
        return new WholeSpend(CardSpend.of(row), refunds);
    }

    /** The spends of a card in the caller's stores. */
    @GetMapping
    Page ofCard(
            Caller caller,
            @RequestParam String cardId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.allow(Operation.BALANCE_READ);
        if (limit < 1 || limit > MOST || cursor != null && !Asked.canBeId(cursor)) {
            throw EdgeCodes.INVALID_PARAMETER.problem("limit is 1 to " + MOST + ".");
        }
        var found = spends.ofCard(Asked.cardId(cardId), caller.storeIds(), cursor, limit);
        var next = found.size() < limit ? null : found.getLast().id();
        return new Page(found.stream().map(CardSpend::of).toList(), next);
    }
}
