package io.larder.card.hold;

import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.core.Amounts;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.OpenLots;
import io.larder.ledger.Changes;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.time.Duration;

/**
 * Holds money of a card back for a store, so that nothing else can spend it until {@link
 * CommitHold} takes it or {@link ReleaseHold} gives it up. Which lots pay is decided at the end;
 * how much of it is bonus, and that this bonus does not expire meanwhile, at once.
 *
 * @param holdId its id, made before
 * @param storeId for which it is held
 * @param amountMinor above zero
 * @param validFor how long, above zero
 */
public record Hold(
        String holdId, String cardId, String storeId, long amountMinor, Duration validFor)
        implements Part<String, CardRefusal> {

    /** Refuses an amount that is not above zero: callers judge that before. */
    public Hold {
        Amounts.requireAboveZero(amountMinor);
    }

    @Override
    public Reads reads() {
        return CardTables.withCard(cardId);
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var today = now.businessDate();
        return OpenLots.inUse(
                view,
                cardId,
                today,
                (card, lots) -> {
                    var taken = lots.take(amountMinor, lots.available(view, today), today);
                    return taken.minor() < amountMinor
                            ? new Step.Refused<>(Plain.NOT_ENOUGH_MONEY)
                            : held(card, taken, now);
                });
    }

    private Step<String, CardRefusal> held(CardRow card, OpenLots.Taken taken, Moment now) {
        var hold =
                new HoldRow(
                        holdId,
                        cardId,
                        storeId,
                        HoldState.HELD,
                        taken.principalMinor(),
                        taken.bonusMinor(),
                        0,
                        now.at(),
                        now.at().plus(validFor),
                        null,
                        now.businessDate());
        var after = card.raised();
        return new Step.Done<>(
                holdId,
                Holds.held(
                        Changes.NONE
                                .insert(Holds.TABLE, hold)
                                .update(CardTables.CARDS, after)
                                .event(
                                        new CardEvent.Held(
                                                cardId,
                                                after.version(),
                                                holdId,
                                                storeId,
                                                amountMinor,
                                                now.businessDate())),
                        hold));
    }
}
