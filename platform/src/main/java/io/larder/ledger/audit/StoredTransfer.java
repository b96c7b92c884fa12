package io.larder.ledger.audit;

import io.larder.ledger.Phase;

/** A transfer as stored. */
record StoredTransfer(
        long batch,
        int idx,
        String debit,
        String credit,
        long amountMinor,
        String code,
        String reference,
        Phase phase) {}
