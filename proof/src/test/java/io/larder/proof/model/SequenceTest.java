package io.larder.proof.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.proof.model.Step.Verb;
import java.util.EnumSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SequenceTest {

    @Test
    void a_seed_and_a_number_always_give_the_same_steps() {
        assertThat(Sequence.of(5, 3)).isEqualTo(Sequence.of(5, 3)).isNotEqualTo(Sequence.of(5, 4));
    }

    @Test
    void steps_name_earlier_steps_only() {
        for (var step : Sequence.of(5, 3)) {
            assertThat(step.of()).isLessThanOrEqualTo(step.id());
        }
    }

    @Test
    void every_verb_is_drawn() {
        var drawn = EnumSet.noneOf(Verb.class);
        IntStream.range(0, 50)
                .forEach(number -> Sequence.of(1, number).forEach(step -> drawn.add(step.verb())));

        assertThat(drawn).containsExactlyInAnyOrder(Verb.values());
    }

    @Test
    void the_model_refuses_and_accepts_every_verb_somewhere() {
        var accepted = EnumSet.noneOf(Verb.class);
        var refused = EnumSet.noneOf(Verb.class);
        for (int number = 0; number < 2_000; number++) {
            var model = new Model();
            for (int card = 0; card < Sequence.CARDS; card++) {
                model.cards.add(new Card(card == 2, card != 1 || number % 2 == 0, "2036-05-01"));
            }
            for (var step : Sequence.of(1, number)) {
                if (step.verb() != Verb.REPEAT && step.verb() != Verb.REPEAT_CHANGED) {
                    boolean ok = model.play(step, model.resolve(step)).equals(Model.OK);
                    (ok ? accepted : refused).add(step.verb());
                }
            }
        }

        var all = EnumSet.complementOf(EnumSet.of(Verb.REPEAT, Verb.REPEAT_CHANGED));
        assertThat(accepted).isEqualTo(all);
        all.remove(Verb.WAIT);
        assertThat(refused).isEqualTo(all);
    }
}
