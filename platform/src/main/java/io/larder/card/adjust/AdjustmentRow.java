package io.larder.card.adjust;

import io.larder.ledger.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An adjustment as stored; never deleted, and what was asked for never changes.
 *
 * @param cardId whose money is corrected, or null
 * @param claimId what is written off, or null
 * @param storeId which issued the card, or where the claim arose
 * @param note what happened, in words
 * @param evidence where the papers are
 * @param askedBy the person who asked
 * @param expiresAt business time from which nobody can decide any more
 * @param decidedBy the other person, who approved or rejected; null otherwise
 * @param endedAt business time at which it left {@link AdjustmentState#PENDING}, or null
 * @param postedOn business date of its money, or null where none moved
 */
record AdjustmentRow(
        String id,
        AdjustmentKind kind,
        @Nullable String cardId,
        @Nullable String claimId,
        String storeId,
        AdjustmentState state,
        long amountMinor,
        AdjustmentReason reason,
        String note,
        String evidence,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        @Nullable String decidedBy,
        @Nullable String comment,
        @Nullable Instant endedAt,
        @Nullable LocalDate postedOn) {

    String card() {
        return Objects.requireNonNull(cardId);
    }

    String claim() {
        return Objects.requireNonNull(claimId);
    }

    boolean isPending() {
        return state == AdjustmentState.PENDING;
    }

    boolean isPast(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** This one, asked for now. */
    AdjustmentRow askedFor(Instant now, Duration decideWithin) {
        return with(AdjustmentState.PENDING, now, now.plus(decideWithin), null, null, null, null);
    }

    /** Ended. */
    AdjustmentRow ended(
            AdjustmentState as, @Nullable String by, @Nullable String said, Moment now) {
        return with(
                as,
                askedAt,
                expiresAt,
                as.isDecision() ? by : null,
                said,
                now.at(),
                as == AdjustmentState.APPROVED ? now.businessDate() : null);
    }

    private AdjustmentRow with(
            AdjustmentState next,
            Instant asked,
            Instant expires,
            @Nullable String by,
            @Nullable String said,
            @Nullable Instant ended,
            @Nullable LocalDate posted) {
        return new AdjustmentRow(
                id,
                kind,
                cardId,
                claimId,
                storeId,
                next,
                amountMinor,
                reason,
                note,
                evidence,
                askedBy,
                asked,
                expires,
                by,
                said,
                ended,
                posted);
    }
}
