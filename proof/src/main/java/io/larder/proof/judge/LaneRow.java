package io.larder.proof.judge;

/** A row of {@code lane}: where its hash chain ends. */
public record LaneRow(int number, long nextBatch, String headHash) {

    static LaneRow of(Row row) {
        return new LaneRow(
                Math.toIntExact(row.number("number")),
                row.number("next_batch"),
                row.text("head_hash"));
    }
}
