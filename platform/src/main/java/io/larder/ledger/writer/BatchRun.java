package io.larder.ledger.writer;

import io.larder.ledger.BusinessClock;
import io.larder.ledger.Cell;
import io.larder.ledger.Moment;
import io.larder.ledger.Reads;
import io.larder.ledger.WriterFault;
import io.larder.ledger.core.Decisions;
import io.larder.ledger.core.Work;
import io.larder.ledger.core.Written;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs batches on one lane, each one durable transaction, and resolves what goes wrong: conflicts
 * run again, a command the database refuses is found by splitting, and a lost connection is settled
 * by reading the lane's head.
 */
final class BatchRun implements Lane {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);
    private static final int ATTEMPTS_BEFORE_SPLIT = 8;

    private final Cell cell;
    private final BusinessClock clock;
    private final Outage outage;
    private final BatchListener listener;
    private LaneConnection lane;
    private long epoch;
    private Set<String> stripes;
    private LocalDate lastDate;
    private @Nullable BatchHeader inDoubt;
    private @Nullable Written inDoubtWritten;

    BatchRun(Cell cell, BusinessClock clock, Outage outage, BatchListener listener)
            throws SQLException {
        this.cell = cell;
        this.clock = clock;
        this.outage = outage;
        this.listener = listener;
        this.lane = LaneConnection.claim(cell);
        try {
            catchUp();
            this.stripes = new HashSet<>(lane.stripes());
            var head = new LaneReads(lane.statements()).lockLane(lane.lane());
            this.epoch = head.epoch();
            this.lastDate = head.lastBusinessDate();
            lane.sql().rollback();
        } catch (SQLException away) {
            // or the lane would stay in nobody's hand until the process ends
            lane.close();
            throw away;
        }
    }

    @Override
    public int number() {
        return lane.lane();
    }

    @Override
    public void close() {
        lane.close();
    }

    @Override
    public boolean isBehindDate() {
        return lastDate.isBefore(BusinessClock.dateOf(clock.now()));
    }

    @Override
    public void turnDay() throws LaneLost, InterruptedException {
        attemptUntilSettled(List.of());
    }

    @Override
    public void run(List<? extends Work<?, ?>> works) throws LaneLost, InterruptedException {
        var todo = new ArrayDeque<List<? extends Work<?, ?>>>();
        todo.push(works);
        while (!todo.isEmpty()) {
            var batch = todo.pop();
            var refused = attemptUntilSettled(batch);
            if (refused == null) {
                continue;
            }
            if (batch.size() == 1) {
                giveUp(batch.getFirst(), refused);
            } else {
                int half = batch.size() / 2;
                todo.push(batch.subList(half, batch.size()));
                todo.push(batch.subList(0, half));
            }
        }
    }

    /** Nothing of it was done; after one conflict too many the caller may try again. */
    private static void giveUp(Work<?, ?> work, SQLException refused) {
        work.forget();
        if (ErrorCodes.isLockConflict(refused)) {
            work.busy(Queued.RETRY_AFTER, "writer_busy");
        } else {
            work.fail(new WriterFault("the database refused the command", refused));
        }
    }

    /** Null when the batch is settled; else the error that one of its commands must have caused. */
    private @Nullable SQLException attemptUntilSettled(List<? extends Work<?, ?>> batch)
            throws LaneLost, InterruptedException {
        SQLException last = null;
        for (int attempt = 0; attempt < ATTEMPTS_BEFORE_SPLIT; attempt++) {
            batch.forEach(Work::forget);
            inDoubt = null;
            try {
                transaction(batch);
                return null;
            } catch (SQLException error) {
                last = error;
            }
            if (ErrorCodes.isLockConflict(last) && rolledBack()) {
                continue;
            }
            if (ErrorCodes.isOneCommandsFault(last) && rolledBack()) {
                if (attempt > 0 || !ErrorCodes.isDuplicateKey(last)) {
                    return last;
                }
                continue;
            }
            LOG.warn("{}: connection in doubt: {}", lane, last.getMessage());
            if (settledAfterDoubt()) {
                return null;
            }
        }
        return last;
    }

    private void transaction(List<? extends Work<?, ?>> batch) throws SQLException, LaneLost {
        var reads = new LaneReads(lane.statements());
        var keys = batch.stream().map(Work::keyText).toList();
        var begun = reads.begin(lane.lane(), keys, Reads.all(batch.stream().map(Work::reads)));
        var head = begun.head();
        if (head.epoch() != epoch) {
            throw new LaneLost("lane " + lane.lane() + " has another epoch");
        }
        var moment = momentAfter(head);
        var decisions = new Decisions(moment, begun.known(), begun.locked());
        decisions.first(batch);
        while (decisions.waits()) {
            reads.lock(decisions.more(), begun.locked());
            decisions.again();
        }
        var written = decisions.written();
        if (written.isEmpty() && !batch.isEmpty()) {
            lane.sql().rollback();
            return;
        }
        commit(written, head, moment);
    }

    private void commit(Written written, LaneHead head, Moment moment) throws SQLException {
        var header = BatchHeader.of(head, moment, written);
        new LaneWrites(new Round(lane.statements())).write(written, header, head, stripes);
        inDoubt = header;
        inDoubtWritten = written;
        lane.sql().commit();
        committed(header, written);
    }

    private void committed(BatchHeader header, Written written) {
        inDoubt = null;
        lastDate = header.moment().businessDate();
        stripes.addAll(written.hotMovements().keySet());
        listener.committed(new CommittedBatch(header.lane(), header.number(), written));
    }

    private Moment momentAfter(LaneHead head) {
        var now = clock.now().truncatedTo(ChronoUnit.MICROS);
        var at = now.isBefore(head.lastAt()) ? head.lastAt() : now;
        var date = BusinessClock.dateOf(at);
        return new Moment(
                at, date.isBefore(head.lastBusinessDate()) ? head.lastBusinessDate() : date);
    }

    /** The day may have been advanced, and closed, while this lane was in nobody's hand. */
    private void catchUp() throws SQLException {
        try {
            clock.catchUp();
        } catch (RuntimeException away) {
            throw new SQLException("the business clock cannot be read", away);
        }
    }

    private boolean rolledBack() {
        try {
            lane.sql().rollback();
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }

    /**
     * Reconnects until the lane's row can be locked, and reads from it whether the batch stands.
     */
    private boolean settledAfterDoubt() throws LaneLost, InterruptedException {
        while (true) {
            try {
                lane = lane.again(cell);
                var head = new LaneReads(lane.statements()).lockLane(lane.lane());
                lane.sql().rollback();
                catchUp();
                stripes = new HashSet<>(lane.stripes());
                if (head.epoch() != epoch) {
                    throw new LaneLost("lane " + lane.lane() + " has another epoch");
                }
                return stands(head);
            } catch (SQLException stillAway) {
                outage.pause(stillAway);
            }
        }
    }

    private boolean stands(LaneHead head) {
        var header = inDoubt;
        var written = inDoubtWritten;
        if (header == null || written == null || head.nextBatch() != header.number() + 1) {
            return false;
        }
        if (!head.headHash().equals(header.hash())) {
            return false;
        }
        committed(header, written);
        return true;
    }
}
