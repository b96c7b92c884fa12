package io.larder.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CardMovesTest {

    private final Day day = Day.good();
    private final List<Acknowledged> heard =
            List.of(
                    new Acknowledged("k1", "o1", "c1", 5_000),
                    new Acknowledged("k2", "o2", "c2", 10_000));
    private final List<Moved> moved = new ArrayList<>();

    private List<String> rules() {
        return CardMoves.check(day.books(), moved, heard).stream().map(Finding::rule).toList();
    }

    private void spend(String id, long minor) {
        day.move(Names.principal("c1"), "sales/a", minor, "spend", id);
    }

    private void hold(String id, long held, long taken) {
        day.move(Names.principal("c1"), "sales/a", held, "hold", id, "HOLD");
        if (taken > 0) {
            day.move(Names.principal("c1"), "sales/a", taken, "hold", id, "COMMIT");
        }
        if (held > taken) {
            day.move(Names.principal("c1"), "sales/a", held - taken, "hold", id, "RELEASE");
        }
    }

    private void acknowledged(String id, String other, long minor) {
        moved.add(new Moved("k-" + id, id, "c1", other, minor));
    }

    @Test
    void what_was_acknowledged_is_there() {
        spend("s1", 100);
        acknowledged("s1", "c1", 100);
        hold("h1", 50, 49);
        acknowledged("h1", "c1", 49);
        hold("h2", 50, 0);
        acknowledged("h2", "c1", 0);
        day.move(Names.principal("c1"), Names.principal("c2"), 7, "transfer", "m1");
        acknowledged("m1", "c2", 7);

        assertThat(rules()).isEmpty();
    }

    @Test
    void a_hold_taken_across_legal_entities_is_freed_and_then_posted() {
        day.move(Names.principal("c1"), "sales/b", 50, "hold", "h1", "HOLD");
        day.move(Names.principal("c1"), "sales/b", 50, "hold", "h1", "RELEASE");
        day.move(Names.principal("c1"), "clearing/a/b", 50, "hold", "h1");
        day.move("clearing/b/a", "sales/b", 50, "clearing", "h1");
        acknowledged("h1", "c1", 50);

        assertThat(rules()).isEmpty();
    }

    @Test
    void an_acknowledged_move_that_is_lost_is_found() {
        acknowledged("s1", "c1", 100);

        assertThat(rules())
                .containsExactly("acknowledged_move_is_kept", "card_holds_what_was_acknowledged");
    }

    @Test
    void a_move_done_twice_is_found() {
        spend("s1", 100);
        spend("s1", 100);
        acknowledged("s1", "c1", 100);

        assertThat(rules())
                .containsExactly("acknowledged_move_is_kept", "card_holds_what_was_acknowledged");
    }

    @Test
    void half_a_transfer_is_found() {
        day.move(Names.principal("c1"), "sales/a", 7, "transfer", "m1");
        acknowledged("m1", "c2", 7);

        assertThat(rules())
                .containsExactly("acknowledged_move_is_kept", "card_holds_what_was_acknowledged");
    }

    @Test
    void a_refused_move_that_left_something_behind_is_found() {
        spend("s1", 100);

        assertThat(rules())
                .containsExactly("move_was_asked_for", "card_holds_what_was_acknowledged");
    }

    @Test
    void a_hold_that_is_left_open_is_found() {
        day.move(Names.principal("c1"), "sales/a", 50, "hold", "h1", "HOLD");
        acknowledged("h1", "c1", 0);

        assertThat(rules()).containsExactly("nothing_is_held");
    }

    @Test
    void one_move_under_two_keys_is_found() {
        spend("s1", 100);
        acknowledged("s1", "c1", 100);
        moved.add(new Moved("k-other", "s1", "c1", "c1", 100));

        assertThat(rules()).contains("one_key_one_move");
    }
}
