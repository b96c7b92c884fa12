package io.larder.card.life;

import io.larder.card.CardFacts;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCommands;
import io.larder.card.hold.Holds;
import io.larder.card.life.CarryOver.Carried;
import io.larder.compliance.RulePacks;
import io.larder.edge.IdempotencyKey;
import io.larder.edge.Problem;
import io.larder.identity.Caller;
import io.larder.identity.LegalEntities;
import io.larder.identity.Operation;
import io.larder.ledger.Kept;
import io.larder.ledger.Part;
import io.larder.money.Ids;
import io.larder.money.Money;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives a card a successor, or merges it into another card. */
@RestController
@RequestMapping("/api/v1/cards/{cardId}")
class SucceedCards {

    private static final int TRIES = 3;

    /** Five words; ids hold no blanks. */
    private static final Kept<Carried> KEPT =
            new Kept<>(
                    it ->
                            "%s %s %d %d %d"
                                    .formatted(
                                            it.reference(),
                                            it.toCardId(),
                                            it.principalMinor(),
                                            it.bonusMinor(),
                                            it.holds()),
                    text -> {
                        var words = text.split(" ", -1);
                        return new Carried(
                                words[0],
                                words[1],
                                Long.parseLong(words[2]),
                                Long.parseLong(words[3]),
                                Integer.parseInt(words[4]));
                    });

    private final CardCommands commands;
    private final Cards cards;
    private final Holds holds;
    private final RulePacks rules;
    private final LegalEntities entities;

    SucceedCards(
            CardCommands commands,
            Cards cards,
            Holds holds,
            RulePacks rules,
            LegalEntities entities) {
        this.commands = commands;
        this.cards = cards;
        this.holds = holds;
        this.rules = rules;
        this.entities = entities;
    }

    /**
     * The card that takes its place: a fresh one, named or not as the old one is.
     *
     * @param newCardId the new card, or its number in {@code newCardNumber}: one of the two
     */
    record Replacement(
            @Nullable String newCardId, @Nullable String newCardNumber, ReplacementReason reason) {}

    /** The card that takes all of its money. */
    record Into(String intoCardId) {}

    /**
     * What went over.
     *
     * @param card the card that has it now
     * @param holds how many holds went along
     */
    record CarriedOver(
            String id,
            String endedCardId,
            CardFacts card,
            Money principal,
            Money bonus,
            int holds) {}

    /** Ends the card and gives everything of it to a fresh one. */
    @PostMapping("/replacement")
    ResponseEntity<CarriedOver> replace(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String cardId,
            @RequestBody Replacement asked) {
        allow(caller, Operation.CARD_STATE, cardId);
        var to = Asked.card(cards, asked.newCardId(), asked.newCardNumber());
        allow(caller, Operation.CARD_ISSUE, to);
        return run(
                caller,
                "card-replacement",
                key,
                cardId,
                to,
                over -> new Replace(over, asked.reason()));
    }

    /** Ends the card and puts everything of it on another one of the same holder. */
    @PostMapping("/merge")
    ResponseEntity<CarriedOver> merge(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String cardId,
            @RequestBody Into asked) {
        allow(caller, Operation.CARD_STATE, cardId);
        var into = Asked.cardId(asked.intoCardId());
        allow(caller, Operation.CARD_STATE, into);
        return run(caller, "card-merge", key, cardId, into, over -> new Merge(over, rules));
    }

    private void allow(Caller caller, Operation operation, String cardId) {
        caller.allow(operation);
        var card = cards.find(Asked.cardId(cardId)).orElseThrow(Asked::unknownCard);
        caller.allow(operation, card.storeId());
    }

    /** What the command has to lock is read anew when it has changed meanwhile. */
    private ResponseEntity<CarriedOver> run(
            Caller caller,
            String operation,
            IdempotencyKey key,
            String from,
            String to,
            Function<CarryOver, Part<Carried, CardRefusal>> part) {
        var reference = Ids.next("succ");
        for (int i = 1; ; i++) {
            try {
                var over =
                        new CarryOver(
                                reference,
                                from,
                                to,
                                cards.replacedBy(from),
                                holds.openOf(from),
                                entities);
                var done =
                        commands.run(
                                CardCommands.key(caller, operation, key), KEPT, part.apply(over));
                return done.answer(HttpStatus.OK, answer(from, done.result()));
            } catch (Problem refused) {
                if (i == TRIES || !refused.code().equals(Plain.CARD_IN_MOTION.code())) {
                    throw refused;
                }
            }
        }
    }

    private CarriedOver answer(String from, Carried carried) {
        return new CarriedOver(
                carried.reference(),
                from,
                cards.find(carried.toCardId()).orElseThrow(),
                Money.cny(carried.principalMinor()),
                Money.cny(carried.bonusMinor()),
                carried.holds());
    }
}
