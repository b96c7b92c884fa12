package io.larder.card.spend;

import io.larder.card.CardRefusal;
import io.larder.card.move.MoveMoney;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Part;
import io.larder.money.Ids;
import java.time.Instant;

/**
 * The production commands of a card's life, for benchmarks. They stand in the room's own package,
 * since nobody but a benchmark has a reason to make one without HTTP.
 */
public final class CardLife {

    private static final String CALLER = "key_00000000000070008000000000000000";
    private static final String BODY_HASH = "0".repeat(64);

    private final RulePacks rules;
    private final LegalEntities entities;

    /** Commands under these rules. */
    public CardLife(RulePacks rules, LegalEntities entities) {
        this.rules = rules;
        this.entities = entities;
    }

    /** A purchase under a new id, which is its reference. */
    public Command<Spend.Spent, CardRefusal> spend(
            String spendId, String cardId, long minor, Instant deadline) {
        var part = new Spend(cardId, "store_a", minor, spendId, entities);
        return command("spend", spendId, kept(), deadline, part);
    }

    /** Everything of a purchase given back. */
    public Command<String, CardRefusal> refund(String spendId, String cardId, Instant deadline) {
        var id = Ids.next("srefund");
        var part = new RefundSpend(id, spendId, cardId, cardId, null, "broken", rules, entities);
        return command("spend-refund", id, Kept.text(), deadline, part);
    }

    /** Money to another card. */
    public Command<MoveMoney.Moved, CardRefusal> transfer(
            String from, String to, long minor, Instant deadline) {
        var id = Ids.next("move");
        var part = new MoveMoney(from, to, minor, id, rules, entities);
        return command("transfer", id, kept(), deadline, part);
    }

    /** A result as long as the real one; a benchmark repeats no key. */
    private static <R> Kept<R> kept() {
        return new Kept<>(
                result -> String.format("%-140s", ""),
                text -> {
                    throw new IllegalStateException("replayed");
                });
    }

    private static <R> Command<R, CardRefusal> command(
            String operation,
            String key,
            Kept<R> kept,
            Instant deadline,
            Part<R, CardRefusal> part) {
        var name = new Key.Client(CALLER, operation, key, BODY_HASH);
        return new Command<>(name, kept, deadline, part);
    }
}
