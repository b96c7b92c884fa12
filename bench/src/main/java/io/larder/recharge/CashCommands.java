package io.larder.recharge;

import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.money.Ids;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The production command of a cash recharge, for benchmarks. It stands in the room's own package,
 * since nobody but a benchmark has a reason to make one without HTTP.
 */
public final class CashCommands {

    private static final String CALLER = "key_00000000000070008000000000000000";
    private static final String BODY_HASH = "0".repeat(64);

    /** Small, so that a card stays below its limit for the whole benchmark. */
    private static final long[] USUAL_MINOR = {100, 200, 300, 500, 1_000, 2_000};

    /** A benchmark has one. */
    private static final LegalEntities ENTITIES = LegalEntities.one("entity_a");

    private final RulePacks rules;

    /** Commands under these rules. */
    public CashCommands(RulePacks rules) {
        this.rules = rules;
    }

    /**
     * A recharge of a usual round amount at one till, under a new key, to be decided before a
     * deadline.
     */
    public Command<String, RechargeRefusal> recharge(String cardId, Instant deadline) {
        long minor = USUAL_MINOR[ThreadLocalRandom.current().nextInt(USUAL_MINOR.length)];
        return recharge(cardId, minor, deadline);
    }

    /** A recharge of this amount. */
    public Command<String, RechargeRefusal> recharge(String cardId, long minor, Instant deadline) {
        var id = Ids.next("rech");
        var order =
                new NewOrder(
                        id,
                        cardId,
                        minor,
                        Method.TILL,
                        PayWith.CASH,
                        "store_a",
                        "till_a1",
                        "drawer_a1",
                        CALLER,
                        minor);
        return new Command<>(
                new Key.Client(CALLER, "recharge", id, BODY_HASH),
                Kept.text(),
                deadline,
                new TakeCash(order, rules, ENTITIES));
    }
}
