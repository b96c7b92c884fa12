package io.larder.reconcile.day;

import io.larder.channel.Channel;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.ledger.Changes;
import io.larder.ledger.Key;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reconciles a channel's day because somebody asks for it, under their key. The key is remembered
 * once the day is matched; until then the same key is judged again.
 */
@Component
class AskToReconcile {

    private final ReconcileChannel reconcile;
    private final Posting ledger;

    AskToReconcile(ReconcileChannel reconcile, Posting ledger) {
        this.reconcile = reconcile;
        this.ledger = ledger;
    }

    /**
     * Does it, and says whether the key had been used before.
     *
     * @param brought the bill by hand, or null to ask the channel
     */
    boolean run(
            Caller caller,
            IdempotencyKey key,
            Channel channel,
            LocalDate date,
            byte @Nullable [] brought) {
        var hash = brought == null ? key.bodyHash() : withFile(key.bodyHash(), brought);
        var asked = new Key.Client(caller.id(), "CHANNEL_RECONCILE", key.value(), hash);
        if (ledger.isRepeated(asked)) {
            return true;
        }
        if (reconcile.run(channel, date, brought)
                instanceof ReconcileChannel.Result.NotYet(List<Block> blocks)) {
            throw ReconcileCodes.NOT_RECONCILABLE
                    .problem("Settle what blocks it, then try again.")
                    .with("blockedBy", blocks);
        }
        ledger.asked(asked, new Remember(Names.day(channel.name(), date)));
        return false;
    }

    /** A file is not JSON, so the request's own hash does not hold it. */
    private static String withFile(String bodyHash, byte[] file) {
        var both = bodyHash + Names.sha256(file);
        return Names.sha256(both.getBytes(StandardCharsets.US_ASCII));
    }

    private record Remember(String day) implements Part<String, Never> {
        @Override
        public Reads reads() {
            return Reads.NONE;
        }

        @Override
        public Step<String, Never> decide(View view, Moment now) {
            return new Step.Done<>(day, Changes.NONE);
        }
    }
}
