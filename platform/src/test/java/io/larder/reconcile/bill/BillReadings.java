package io.larder.reconcile.bill;

import java.io.ByteArrayInputStream;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads a bill in a test. */
record BillReadings(BillReading reading, List<BillLine> lines) {

    static final LocalDate DATE = LocalDate.of(2026, 3, 2);

    static BillReadings of(BillFormat format, byte[] file) {
        var lines = new ArrayList<BillLine>();
        var reading =
                format.read(new ByteArrayInputStream(file), DATE, RoundingMode.HALF_UP, lines::add);
        return new BillReadings(reading, lines);
    }

    BillReading.Refused refused() {
        if (reading instanceof BillReading.Refused refused) {
            return refused;
        }
        throw new AssertionError("was read: " + reading);
    }
}
