package io.larder.reconcile.day;

import io.larder.card.ExpireBonus;
import io.larder.channel.Channels;
import io.larder.edge.IdempotencyKey;
import io.larder.edge.Problem;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.Key;
import io.larder.ledger.Lanes;
import io.larder.ledger.Never;
import io.larder.ledger.Outcome;
import io.larder.recharge.BookedMoney;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Closes a business day: reconciles each channel that is not yet, and asks for everything else that
 * must stand. What blocks it is answered as a list; what was reconciled on the way stays so, and
 * asking again goes on from there. The day's certificate is made with it. A day that is closed
 * stays closed, under any key.
 */
@Component
class CloseDay {

    /** An idle lane notes within a tenth of a second that the day has turned. */
    private static final Duration LANES_PATIENCE = Duration.ofSeconds(5);

    private final Channels channels;
    private final ReconcileChannel reconcile;
    private final CashCounts counts;
    private final BookedMoney booked;
    private final PostMatched posting;
    private final Posting ledger;
    private final Lanes lanes;
    private final BusinessDays days;
    private final Certify certify;
    private final ExpireBonus bonus;

    CloseDay(
            Channels channels,
            ReconcileChannel reconcile,
            CashCounts counts,
            BookedMoney booked,
            PostMatched posting,
            Posting ledger,
            Lanes lanes,
            BusinessDays days,
            Certify certify,
            ExpireBonus bonus) {
        this.channels = channels;
        this.reconcile = reconcile;
        this.counts = counts;
        this.booked = booked;
        this.posting = posting;
        this.ledger = ledger;
        this.lanes = lanes;
        this.days = days;
        this.certify = certify;
        this.bonus = bonus;
    }

    /** Closes it, and says whether the key had been used before. */
    boolean close(Caller caller, IdempotencyKey key, LocalDate date) {
        caller.allowForWholeChain(Operation.DAY_CLOSE);
        var asked = new Key.Client(caller.id(), "DAY_CLOSE", key.value(), key.bodyHash());
        var certificate = ledger.isRepeated(asked) || days.isClosed(date) ? null : closable(date);
        var outcome = ledger.asked(asked, new NoteClosed(date, caller.id(), certificate));
        return outcome instanceof Outcome.Done<String, Never> done && done.replayed();
    }

    /** The certificate of a day that nothing stands against. */
    private DayCertificateRow closable(LocalDate date) {
        var blocks = blocks(date);
        if (!blocks.isEmpty()) {
            throw notClosable(blocks);
        }
        return certify.make(date).orElseThrow(() -> notClosable(List.of(Block.outOfBalance())));
    }

    private static Problem notClosable(List<Block> blocks) {
        return ReconcileCodes.DAY_NOT_CLOSABLE
                .problem("Settle what blocks it, then close the day again.")
                .with("blockedBy", blocks);
    }

    private List<Block> blocks(LocalDate date) {
        var before = reconcile.notYet(date);
        if (!before.isEmpty()) {
            return before;
        }
        if (!lanes.comePast(date, LANES_PATIENCE)) {
            return List.of(
                    Block.of("lanes_behind", 1, "Another process may still write on that date"));
        }
        var blocks = new ArrayList<Block>();
        int unexpired = bonus.upTo(date);
        if (unexpired > 0) {
            blocks.add(Block.bonusNotExpired(unexpired));
        }
        for (var channel : channels.all()) {
            if (reconcile.run(channel, date, null)
                    instanceof ReconcileChannel.Result.NotYet(List<Block> why)) {
                blocks.addAll(why);
            }
        }
        blocks.addAll(uncounted(date));
        return blocks;
    }

    private List<Block> uncounted(LocalDate date) {
        var blocks = new ArrayList<Block>();
        for (var drawer : counts.ofDay(date)) {
            if (!drawer.isCounted()) {
                blocks.add(Block.notCounted(drawer.drawerId()));
            } else if (drawer.agrees()) {
                posting.mark(booked.cashOrders(drawer.drawerId(), date));
            }
        }
        return blocks;
    }
}
