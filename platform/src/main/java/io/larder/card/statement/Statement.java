package io.larder.card.statement;

import io.larder.edge.Sheet;
import io.larder.ledger.Chart;
import io.larder.ledger.Phase;
import io.larder.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card's movements, the newest first.
 *
 * @param at the moment it tells of
 * @param balance what was on the card then
 * @param next the cursor of the page with older movements, or null
 */
record Statement(
        String cardId, Instant at, OnCard balance, List<Line> items, @Nullable String next) {

    static final List<String> COLUMNS =
            List.of(
                    "time",
                    "business date",
                    "what",
                    "phase",
                    "kind",
                    "reference",
                    "store",
                    "drawer",
                    "currency",
                    "amount",
                    "held by it",
                    "balance",
                    "principal",
                    "bonus",
                    "held",
                    "expected");

    /** Which of a card's money moved. */
    enum Kind {
        PRINCIPAL,
        BONUS
    }

    /**
     * What was on a card.
     *
     * @param posted principal and bonus
     * @param held part of it that is held back
     * @param available posted less held
     * @param pending credits on their way, such as recharges that are not paid yet
     */
    record OnCard(
            Money posted,
            Money principal,
            Money bonus,
            Money held,
            Money available,
            Money pending) {

        static OnCard of(Holdings holdings) {
            long posted = holdings.postedMinor();
            return new OnCard(
                    Money.cny(posted),
                    Money.cny(holdings.principal().posted()),
                    Money.cny(holdings.bonus().posted()),
                    Money.cny(holdings.heldMinor()),
                    Money.cny(posted - holdings.heldMinor()),
                    Money.cny(holdings.pendingMinor()));
        }
    }

    /**
     * One movement.
     *
     * @param code what it was for, such as {@code recharge} or {@code spend}
     * @param phase POST and COMMIT moved money; HOLD and RELEASE changed what is held or expected
     * @param reference the recharge's, spend's, hold's, transfer's or adjustment's id
     * @param storeId the store that was paid, where one was; of an adjustment the card's own
     * @param drawerId the drawer the cash went into or came from, where it was cash
     * @param amount what was put on the card, below zero what was taken off
     * @param held what it holds back, below zero what it frees
     * @param after what was on the card afterwards
     */
    record Line(
            Instant at,
            LocalDate businessDate,
            String code,
            Phase phase,
            Kind kind,
            String reference,
            @Nullable String storeId,
            @Nullable String drawerId,
            Money amount,
            Money held,
            OnCard after) {

        static Line of(Movement movement, Holdings after) {
            var moved = movement.moved();
            return new Line(
                    movement.place().at(),
                    movement.businessDate(),
                    movement.code(),
                    movement.phase(),
                    movement.bonus() ? Kind.BONUS : Kind.PRINCIPAL,
                    movement.reference(),
                    Chart.storeOf(movement.counter()).orElse(null),
                    Chart.drawerOf(movement.counter()).orElse(null),
                    Money.cny(moved.posted()),
                    Money.cny(moved.debitsPending()),
                    OnCard.of(after));
        }

        void write(Sheet sheet) {
            sheet.row(
                    at,
                    businessDate,
                    code,
                    phase,
                    kind,
                    reference,
                    storeId,
                    drawerId,
                    amount.currency(),
                    Sheet.amount(amount.minor()),
                    Sheet.amount(held.minor()),
                    Sheet.amount(after.posted().minor()),
                    Sheet.amount(after.principal().minor()),
                    Sheet.amount(after.bonus().minor()),
                    Sheet.amount(after.held().minor()),
                    Sheet.amount(after.pending().minor()));
        }
    }
}
