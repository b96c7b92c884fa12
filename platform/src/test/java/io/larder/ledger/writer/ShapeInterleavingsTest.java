package io.larder.ledger.writer;

import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The texts of statements, which all lanes share and any of them may be the first to need. */
@Tag("interleavings")
@Param(name = "rows", gen = IntGen.class, conf = "1:3")
public class ShapeInterleavingsTest {

    private final Shape insert = Shape.insert("card", List.of("id", "state"));

    @Operation
    public String text(@Param(name = "rows") int rows) {
        return insert.text(rows);
    }

    @Test
    void everyLaneHasTheSameTextsWhoeverNeedsThemFirst() {
        new ModelCheckingOptions()
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(1)
                .iterations(10)
                .invocationsPerIteration(200)
                .check(ShapeInterleavingsTest.class);
    }
}
