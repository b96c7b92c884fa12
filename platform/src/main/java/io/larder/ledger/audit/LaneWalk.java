package io.larder.ledger.audit;

import io.larder.ledger.Audit;
import io.larder.ledger.Invariant.Breach;
import io.larder.ledger.Moment;
import io.larder.ledger.StoredTransfer;
import io.larder.ledger.core.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Walks a lane from some batch on and computes every link of its hash chain again. */
final class LaneWalk {

    private final LaneReader reader;
    private final LaneReader.Head head;
    private final Consumer<StoredTransfer> visitor;
    private final Runnable afterSome;
    private final List<Breach> breaches = new ArrayList<>();
    private long number;
    private String hash;

    /**
     * @param after the batch to begin after; 0 for the first
     * @param visitor sees every transfer
     * @param afterSome is run after some whole batches, again and again
     */
    LaneWalk(
            LaneReader reader,
            LaneReader.Head head,
            long after,
            Consumer<StoredTransfer> visitor,
            Runnable afterSome) {
        this.reader = reader;
        this.head = head;
        this.visitor = visitor;
        this.afterSome = afterSome;
        this.number = after;
        this.hash = after == 0 ? Chain.START : reader.hashOf(head.lane(), after);
    }

    /** Walks to the lane's head; what does not fit is listed, and the walk goes on behind it. */
    List<Breach> walk() {
        for (var batches = next(); !batches.isEmpty(); batches = next()) {
            var rows = reader.transfers(head.lane(), number, batches.getLast().number());
            int row = 0;
            for (var batch : batches) {
                int from = row;
                while (row < rows.size() && rows.get(row).batch() == batch.number()) {
                    visitor.accept(rows.get(row++));
                }
                check(batch, rows.subList(from, row));
            }
            if (row < rows.size()) {
                breach(rows.get(row).batch(), "has transfers but no batch");
            }
            afterSome.run();
        }
        if (number + 1 != head.nextBatch() || !hash.equals(head.hash())) {
            breach(number, "is not the lane's head");
        }
        return breaches;
    }

    private List<StoredBatch> next() {
        return reader.batchesAfter(head.lane(), number);
    }

    private void check(StoredBatch batch, List<StoredTransfer> rows) {
        var chain =
                new Chain(
                        hash,
                        batch.lane(),
                        batch.number(),
                        new Moment(batch.at(), batch.businessDate()));
        rows.forEach(
                t ->
                        chain.transfer(
                                t.debit(),
                                t.credit(),
                                t.amountMinor(),
                                t.code(),
                                t.reference(),
                                t.phase()));
        if (batch.number() != number + 1) {
            breach(batch.number(), "does not follow " + number);
        } else if (batch.transfers() != rows.size()) {
            breach(batch.number(), "has lost or gained a transfer");
        } else if (!chain.hash().equals(batch.hash())) {
            breach(batch.number(), "has another hash than its rows");
        }
        number = batch.number();
        hash = batch.hash();
    }

    private void breach(long batch, String what) {
        breaches.add(
                new Breach(
                        Audit.CHAIN, "lane %d, batch %d %s".formatted(head.lane(), batch, what)));
    }
}
