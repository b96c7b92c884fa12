package io.larder.reconcile.day;

import io.larder.ledger.Event;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the outbox tells of reconciliation. */
sealed interface ReconcileEvent extends Event {

    /** A difference was opened. */
    record DifferenceOpened(
            String differenceId,
            String differenceType,
            String channel,
            @Nullable String orderId,
            long suspenseDebitMinor)
            implements ReconcileEvent {
        @Override
        public String type() {
            return "reconcile.difference-opened";
        }
    }

    /** A difference was explained. */
    record DifferenceResolved(String differenceId) implements ReconcileEvent {
        @Override
        public String type() {
            return "reconcile.difference-resolved";
        }
    }

    /** A channel's day was matched whole. */
    record ChannelReconciled(String channel, LocalDate businessDate, int lines, int matched)
            implements ReconcileEvent {
        @Override
        public String type() {
            return "reconcile.channel-reconciled";
        }
    }

    /** A business day was closed. */
    record DayClosed(LocalDate businessDate) implements ReconcileEvent {
        @Override
        public String type() {
            return "reconcile.day-closed";
        }
    }
}
