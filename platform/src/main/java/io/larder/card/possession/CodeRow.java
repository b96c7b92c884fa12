package io.larder.card.possession;

import io.larder.ledger.LockRank;
import io.larder.ledger.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment code as stored.
 *
 * @param codeHash keyed hash of its digits
 * @param expiresAt wall time
 * @param usedAt business time of what it paid for, or wall time of the balance it showed; null
 *     before
 */
record CodeRow(String codeHash, String cardId, Instant expiresAt, @Nullable Instant usedAt) {

    static final Table<String, CodeRow> TABLE =
            new Table<>("card_payment_code", LockRank.CARD, CodeRow.class, CodeRow::codeHash);

    boolean usable(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }

    CodeRow used(Instant at) {
        return new CodeRow(codeHash, cardId, expiresAt, at);
    }
}
