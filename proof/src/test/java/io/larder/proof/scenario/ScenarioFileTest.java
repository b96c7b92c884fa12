package io.larder.proof.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenarioFileTest {

    private static final String TEXT =
            """
            # A chapter

            ## A spend

            Cards: A unnamed 100.00, B named holder c1

            | command | on | amount | with | expect | A |
            |---|---|---|---|---|---|
            | spend | A | 40.00 | key K; in store_b | ok, balance.minor 6000 | 60.00 held 1.00 |
            | spend | A | 60.01 | over card_frozen | not_enough_money | |
            """;

    @Test
    void a_table_is_read_as_its_rows() {
        var scenario = ScenarioFile.read("10-x.md", TEXT).getFirst();

        assertThat(scenario.title()).isEqualTo("A spend");
        assertThat(scenario.cards().getFirst().amount()).isEqualTo("100.00");
        assertThat(scenario.cards().getLast().after("holder")).isEqualTo("c1");
        var first = scenario.lines().getFirst();
        assertThat(first.outcome()).isEqualTo("ok");
        assertThat(first.with().get("in", "")).isEqualTo("store_b");
        assertThat(Holding.parse(first.balances().getFirst()))
                .isEqualTo(new Holding(6000, 100, 0, 0))
                .hasToString("60.00 held 1.00");
        assertThat(scenario.lines().getLast().refused()).isTrue();
    }

    @Test
    void a_row_that_lacks_a_cell_fails() {
        var text = TEXT + "| spend | A | 1.00 | | ok |\n";

        assertThatThrownBy(() -> ScenarioFile.read("10-x.md", text))
                .hasMessageContaining("10-x.md, \"A spend\": a row of 5 cells");
    }

    @Test
    void an_order_of_refusals_is_held_against_the_rows() {
        var told = new Precedence(Map.of("spend", List.of(List.of("a"), List.of("b", "c"))));
        var asTold = new Precedence.Proven("spend", "a", "c");

        assertThat(told.differences(Set.of(asTold))).isEmpty();
        assertThat(told.differences(Set.of())).hasSize(1);
        assertThat(told.differences(Set.of(asTold, new Precedence.Proven("spend", "b", "a"))))
                .hasSize(1);
    }
}
