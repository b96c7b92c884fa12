package io.larder.card.possession;

import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCodes;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.identity.SecurityEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sets, changes and resets PINs, and so unlocks them: the holder by their session or the PIN
 * before, or staff of the card's store who have looked at the customer's papers.
 */
@RestController
class SetPins {

    private static final int LONGEST_REASON = 200;

    private final Cards cards;
    private final Pins pins;
    private final Possession possession;
    private final SecurityEvents events;

    SetPins(Cards cards, Pins pins, Possession possession, SecurityEvents events) {
        this.cards = cards;
        this.pins = pins;
        this.possession = possession;
        this.events = events;
    }

    /**
     * A card's new PIN.
     *
     * @param pin six digits; not one of the first to be guessed, nor part of the card's number
     * @param possession the holder's session, or the PIN before; null when staff sets it
     * @param reason where staff sets it: why, 1 to 200 characters; no personal data
     */
    record NewPin(String pin, @Nullable Proof possession, @Nullable String reason) {
        @Override
        public String toString() {
            return "NewPin";
        }
    }

    @PutMapping("/api/v1/cards/{cardId}/pin")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(Caller caller, @PathVariable String cardId, @RequestBody NewPin asked) {
        if (asked.possession() == null) {
            byStaff(caller, cardId, asked);
        } else {
            byOwner(caller, cardId, asked.pin(), asked.possession());
        }
    }

    private void byOwner(Caller caller, String cardId, String pin, Proof proof) {
        caller.allow(Operation.OWNER_SESSION);
        if (proof.session() == null && proof.pin() == null) {
            throw Asked.invalid("possession", "the holder's session or the PIN before");
        }
        var card = possession.proveToRead(caller, new Named(cardId, null, null), proof);
        pins.set(card, chosen(card, pin));
        events.record("card_pin_set", caller.id(), card + " by its holder");
    }

    private void byStaff(Caller caller, String cardId, NewPin asked) {
        caller.allow(Operation.CARD_STATE);
        var card = cards.find(Asked.cardId(cardId)).orElseThrow(Asked::unknownCard);
        caller.allow(Operation.CARD_STATE, card.storeId());
        var given = asked.reason() == null ? "" : asked.reason();
        var reason = Asked.text("reason", given, LONGEST_REASON);
        pins.set(card.id(), chosen(card.id(), asked.pin()));
        events.record("card_pin_set", caller.id(), card.id() + " " + reason);
    }

    private String chosen(String cardId, String pin) {
        if (!SimplePins.isPin(pin)) {
            throw Asked.invalid("pin", "6 digits");
        }
        var number = cards.numberOf(cardId);
        if (SimplePins.isSimple(pin)
                || number.filter(it -> it.digits().contains(pin)).isPresent()) {
            throw CardCodes.PIN_TOO_SIMPLE.problem(
                    "Choose six digits that are no row, no repetition and not in the card's number.");
        }
        return pin;
    }
}
