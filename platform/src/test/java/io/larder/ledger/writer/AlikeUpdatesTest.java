package io.larder.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.writer.AlikeUpdates.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlikeUpdatesTest {

    private static final List<String> COLUMNS = List.of("id", "lots", "state", "note");

    @Test
    void countersThatRiseAlikeAreOneUpdateWhateverTheyStandAt() {
        var updates =
                AlikeUpdates.of(
                        COLUMNS,
                        List.of(
                                change("a", row(1L, "OPEN", null), row(2L, "OPEN", null)),
                                change("b", row(7L, "OPEN", null), row(8L, "OPEN", null))));
        assertThat(updates).hasSize(1);
        assertThat(updates.getFirst().assignments()).containsExactly("lots=lots+?");
        assertThat(updates.getFirst().values()).containsExactly(1L);
        assertThat(updates.getFirst().keys()).extracting(key -> key[0]).containsExactly("a", "b");
    }

    @Test
    void textAndWhatWasOrBecomesNullAreSetAsTheyShallBe() {
        var updates =
                AlikeUpdates.of(
                        COLUMNS,
                        List.of(change("a", row(null, "OPEN", "x"), row(3L, "SHUT", null))));
        assertThat(updates.getFirst().assignments()).containsExactly("lots=?", "state=?", "note=?");
        assertThat(updates.getFirst().values()).containsExactly(3L, "SHUT", null);
    }

    @Test
    void tooManyKindsForTheirRowsAreLeftToWholeRows() {
        assertThat(AlikeUpdates.of(COLUMNS, ofKinds(2, 15))).isEmpty();
        assertThat(AlikeUpdates.of(COLUMNS, ofKinds(2, 16))).hasSize(2);
    }

    private static List<Change> ofKinds(int kinds, int rows) {
        var changes = new ArrayList<Change>();
        IntStream.range(0, rows)
                .forEach(
                        i ->
                                changes.add(
                                        change(
                                                "id" + i,
                                                row(1L, "OPEN", null),
                                                row(2L + i % kinds, "OPEN", null))));
        return changes;
    }

    private static @Nullable Object[] row(
            @Nullable Long lots, String state, @Nullable String note) {
        return new @Nullable Object[] {"", lots, state, note};
    }

    private static Change change(String id, @Nullable Object[] before, @Nullable Object[] after) {
        before[0] = id;
        after[0] = id;
        return new Change(before, after);
    }
}
