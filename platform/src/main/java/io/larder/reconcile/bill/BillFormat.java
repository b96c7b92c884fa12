package io.larder.reconcile.bill;

import java.io.InputStream;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.function.Consumer;

/** The file format of one channel's bill. */
public interface BillFormat {

    /** The channel's upper-case name. */
    String channel();

    /**
     * Reads a bill line by line. Lines handed over count only when the answer is {@link
     * BillReading.Whole}: before, they are drafts.
     *
     * @param feeRounding how a part of a fen is rounded, line by line
     */
    BillReading read(
            InputStream file, LocalDate date, RoundingMode feeRounding, Consumer<BillLine> lines);
}
