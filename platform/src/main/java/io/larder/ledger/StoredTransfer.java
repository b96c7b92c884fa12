package io.larder.ledger;

/** A transfer as stored: its place in its lane's batches, and what moved. */
public record StoredTransfer(
        long batch,
        int idx,
        String debit,
        String credit,
        long amountMinor,
        String code,
        String reference,
        Phase phase) {

    /** Whether money arrived, and is not only announced or withdrawn again. */
    public boolean isPosted() {
        return phase == Phase.POST || phase == Phase.COMMIT;
    }
}
