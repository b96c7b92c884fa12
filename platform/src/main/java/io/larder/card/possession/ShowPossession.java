package io.larder.card.possession;

import io.larder.card.CardFacts;
import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.identity.SecurityEvents;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows how a card can be proven, without what proves it; and gives it a new secret. */
@RestController
@RequestMapping("/api/v1/cards/{cardId}")
class ShowPossession {

    private static final int LONGEST_REASON = 200;

    private final Cards cards;
    private final Pins pins;
    private final CardSecrets secrets;
    private final SecurityEvents events;

    ShowPossession(Cards cards, Pins pins, CardSecrets secrets, SecurityEvents events) {
        this.cards = cards;
        this.pins = pins;
        this.secrets = secrets;
        this.events = events;
    }

    /**
     * How a card can be proven.
     *
     * @param pinFailures wrong tries since the last right one, at most 3
     * @param pinLockedAt when the third wrong try was made, or null
     */
    record CardPossession(
            String cardId,
            boolean pinSet,
            boolean pinLocked,
            int pinFailures,
            @Nullable Instant pinSetAt,
            @Nullable Instant pinLockedAt) {}

    /** Why, for the record: 1 to 200 characters; no personal data. */
    record WhyRenewed(String reason) {}

    /** What is to be written on the card now; the one before proves nothing any more. */
    record CardSecret(String cardId, String secret) {
        @Override
        public String toString() {
            return "CardSecret[" + cardId + "]";
        }
    }

    @GetMapping("/possession")
    CardPossession one(Caller caller, @PathVariable String cardId) {
        caller.allow(Operation.CARD_READ);
        var card = card(cardId);
        Optional<Pins.Facts> pin = pins.find(card.id());
        return new CardPossession(
                card.id(),
                pin.isPresent(),
                pin.map(Pins.Facts::locked).orElse(false),
                pin.map(Pins.Facts::failures).orElse(0),
                pin.map(Pins.Facts::setAt).orElse(null),
                pin.map(Pins.Facts::lockedAt).orElse(null));
    }

    /** For a card whose stripe or code was copied: it is written or printed again. */
    @PostMapping("/secret")
    ResponseEntity<CardSecret> renew(
            Caller caller, @PathVariable String cardId, @RequestBody WhyRenewed asked) {
        caller.allow(Operation.CARD_STATE);
        var card = card(cardId);
        caller.allow(Operation.CARD_STATE, card.storeId());
        var reason = Asked.text("reason", asked.reason(), LONGEST_REASON);
        var secret = new CardSecret(card.id(), secrets.renew(card.id()));
        events.record("card_secret_renewed", caller.id(), card.id() + " " + reason);
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(secret);
    }

    private CardFacts card(String cardId) {
        return cards.find(Asked.cardId(cardId)).orElseThrow(Asked::unknownCard);
    }
}
