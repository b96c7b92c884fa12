package io.larder.ledger.writer;

import io.larder.ledger.Moment;
import io.larder.ledger.core.Chain;
import io.larder.ledger.core.Written;

/** A batch's place in its lane, its business time and its link of the hash chain. */
record BatchHeader(int lane, long number, long epoch, long firstEvent, Moment moment, String hash) {

    static BatchHeader of(LaneHead head, Moment moment, Written written) {
        var chain = new Chain(head.headHash(), head.number(), head.nextBatch(), moment);
        written.transfers()
                .forEach(
                        t ->
                                chain.transfer(
                                        t.debit().name(),
                                        t.credit().name(),
                                        t.amountMinor(),
                                        t.code(),
                                        t.reference(),
                                        t.phase()));
        return new BatchHeader(
                head.number(),
                head.nextBatch(),
                head.epoch(),
                head.nextEvent(),
                moment,
                chain.hash());
    }
}
