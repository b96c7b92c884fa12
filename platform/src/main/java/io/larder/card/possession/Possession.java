package io.larder.card.possession;

import io.larder.card.CardRefusal.Plain;
import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.edge.Problem;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.Key;
import io.larder.ledger.UsedKeys;
import io.larder.vault.Vault;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges whether whoever asks for a card's money or balance possesses the card. An unknown card, a
 * bare number and a wrong or ended proof are answered alike, as {@code card_not_proven}; only who
 * may vouch for customers ({@link Operation#POSSESSION_VOUCHED}) needs no proof, and must name the
 * card by its id, which stands on no card.
 */
@Component
public class Possession {

    /** Stands for the card that a request names in vain, so that its answer takes as long. */
    static final String NOBODY = "card_none";

    private final Cards cards;
    private final CardSecrets secrets;
    private final Pins pins;
    private final PaymentCodes codes;
    private final OwnerSessions sessions;
    private final ProofLimits limits;
    private final UsedKeys usedKeys;
    private final Vault vault;
    private final InstantSource wallTime;

    Possession(
            Cards cards,
            CardSecrets secrets,
            Pins pins,
            PaymentCodes codes,
            OwnerSessions sessions,
            ProofLimits limits,
            UsedKeys usedKeys,
            Vault vault,
            InstantSource wallTime) {
        this.cards = cards;
        this.secrets = secrets;
        this.pins = pins;
        this.codes = codes;
        this.sessions = sessions;
        this.limits = limits;
        this.usedKeys = usedKeys;
        this.vault = vault;
        this.wallTime = wallTime;
    }

    /**
     * The name of a request whose body may hold a proof. Its hash is hashed again under a key of
     * the vault: out of a plain one, a PIN of six digits could be found by trying.
     */
    public Key.Client key(Caller caller, String operation, IdempotencyKey key) {
        var hash = vault.lookup("request_body", key.bodyHash());
        return new Key.Client(caller.id(), operation, key.value(), hash);
    }

    /**
     * Proves possession for a request that changes something, or throws {@code card_not_proven},
     * {@code too_many_proofs} or {@code missing_field}. A repetition is not judged again: its code
     * is used up by then.
     *
     * @param key as {@link #key} made it
     */
    public Proven prove(Caller caller, Key.Client key, Named named, @Nullable Proof proof) {
        named.check(proof);
        if (proof == null) {
            return Proven.vouched(vouched(caller, named));
        }
        return repeated(key)
                .or(() -> tried(caller, named, proof))
                // the first request with this key may have used the code up only now
                .or(() -> repeated(key))
                .orElseThrow(Possession::notProven);
    }

    private Optional<Proven> repeated(Key.Client key) {
        return usedKeys.find(key).map(used -> Proven.before());
    }

    /** Likewise for a request that only reads; a payment code is used up by it. */
    public String proveToRead(Caller caller, Named named, @Nullable Proof proof) {
        named.check(proof);
        if (proof == null) {
            return vouched(caller, named);
        }
        var proven = tried(caller, named, proof).orElseThrow(Possession::notProven);
        if (proven.codeHash() != null && !codes.use(proven.codeHash())) {
            throw notProven();
        }
        return proven.cardId();
    }

    /**
     * For the pages of the back office, which know a card by its id: members of staff may read
     * without a proof, a program only if it may vouch.
     */
    public void allowToRead(Caller caller) {
        if (caller.kind() != Caller.Kind.STAFF && !mayVouch(caller)) {
            throw notProven();
        }
    }

    /**
     * The card with a number, for whoever may see cards; numbers that are no card's count as wrong
     * proofs of the caller, so that nobody reads through all of them.
     */
    public Optional<String> lookedUp(Caller caller, String number) {
        var attempt = new ProofLimits.Attempt(caller.id(), null, null);
        limits.admit(attempt);
        var card = cards.named(null, number);
        if (card.isEmpty()) {
            limits.failed(attempt);
        }
        return card;
    }

    private static String vouched(Caller caller, Named named) {
        if (named.cardId() == null || !mayVouch(caller)) {
            throw notProven();
        }
        return Asked.cardId(named.cardId());
    }

    private static boolean mayVouch(Caller caller) {
        return caller.operations().contains(Operation.POSSESSION_VOUCHED);
    }

    private Optional<Proven> tried(Caller caller, Named named, Proof proof) {
        var code = proof.paymentCode() == null ? null : codes.find(proof.paymentCode());
        var card = cardId(named, code);
        var attempt = attempt(caller, named, proof, card);
        limits.admit(attempt);
        if (!holds(caller, card, code, proof) || card == null) {
            limits.failed(attempt);
            return Optional.empty();
        }
        return Optional.of(new Proven(card, code == null ? null : code.codeHash(), false));
    }

    /** Sessions end by themselves all the time, and are too long to guess: only the app counts. */
    private static ProofLimits.Attempt attempt(
            Caller caller, Named named, Proof proof, @Nullable String card) {
        return proof.session() != null
                ? new ProofLimits.Attempt(caller.id(), null, null)
                : new ProofLimits.Attempt(
                        caller.id(), named.terminalId(), card == null ? named.text() : card);
    }

    /** The card that is meant, whether or not there is one; null when there cannot be. */
    private @Nullable String cardId(Named named, @Nullable CodeRow code) {
        if (named.namesNone()) {
            return code == null ? null : code.cardId();
        }
        return cards.named(named.cardId(), named.cardNumber()).orElse(null);
    }

    private boolean holds(
            Caller caller, @Nullable String card, @Nullable CodeRow code, Proof proof) {
        if (proof.secret() != null) {
            return secrets.isOf(card, proof.secret());
        }
        if (proof.pin() != null) {
            return pins.isOf(card, proof.pin(), caller.id());
        }
        if (proof.session() != null) {
            return sessions.isOf(card, proof.session());
        }
        return code != null && code.cardId().equals(card) && code.usable(wallTime.instant());
    }

    private static Problem notProven() {
        return CardCodes.of(Plain.CARD_NOT_PROVEN).problem();
    }
}
