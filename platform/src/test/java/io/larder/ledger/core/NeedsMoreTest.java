package io.larder.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.Changes;
import io.larder.ledger.Key;
import io.larder.ledger.Outcome;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.WriterFault;
import io.larder.ledger.core.Jar.As;
import io.larder.ledger.core.Jar.Full;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Commands that find out only while they are decided which rows they need. */
class NeedsMoreTest {

    @Test
    void whoNeedsMoreRowsIsDecidedAfterTheOthersAndWithThem() {
        var locked = Jar.locked("a");
        var decisions = Jar.decisions(locked);
        var order = new ArrayList<String>();
        var asks = asksFor("b", order);
        var plain =
                Jar.work(
                        new Key.Internal("test", "plain"),
                        new As(Jar.reads("a"), (view, now) -> done(order, "plain")));

        decisions.first(List.of(asks, plain));

        assertThat(asks.outcome()).isNull();
        assertThat(decisions.waits()).isTrue();
        assertThat(decisions.more()).isEqualTo(Jar.rows("b"));
        locked.found(Jar.TABLE, "b", new Jar("b", 3));
        decisions.again();
        assertThat(order).containsExactly("plain", "asks");
        assertThat(asks.outcome()).isEqualTo(new Outcome.Done<>("asks", false));
        assertThat(decisions.waits()).isFalse();
        assertThat(decisions.more()).isSameAs(Reads.NONE);
    }

    @Test
    void whoComesUnderTheKeyOfOneThatWaitsWaitsBehindIt() {
        var locked = Jar.locked("a");
        var decisions = Jar.decisions(locked);
        var order = new ArrayList<String>();
        var first = asksFor("b", order);
        var second = asksFor("b", order);

        decisions.first(List.of(first, second));
        assertThat(second.reads()).isEqualTo(Jar.reads("a"));
        locked.asked(Jar.TABLE, Set.of("b"));
        decisions.again();

        assertThat(first.outcome()).isEqualTo(new Outcome.Done<>("asks", false));
        assertThat(second.outcome()).isEqualTo(new Outcome.Done<>("asks", true));
        assertThat(order).hasSize(1);
    }

    @Test
    void whenTheOneBeforeItIsRefusedWhoWaitedUnderItsKeyIsJudgedItself() {
        var locked = Jar.locked("a");
        var decisions = Jar.decisions(locked);
        var refused = Jar.work(new Key.Internal("test", "asks"), refusesAfter("b"));
        var second = asksFor("b", new ArrayList<>());

        decisions.first(List.of(refused, second));
        locked.asked(Jar.TABLE, Set.of("b"));
        decisions.again();

        assertThat(refused.outcome()).isEqualTo(new Outcome.Refused<>(new Full()));
        assertThat(second.outcome()).isEqualTo(new Outcome.Done<>("asks", false));
    }

    @Test
    void whoNeedsStillMoreIsAskedAgain() {
        var locked = Jar.locked("a");
        var decisions = Jar.decisions(locked);
        var deep =
                Jar.work(
                        new Key.Internal("test", "deep"),
                        new As(
                                Jar.reads("a"),
                                (view, now) ->
                                        Stream.of("b", "c")
                                                .filter(row -> !view.knows(Jar.TABLE, row))
                                                .findFirst()
                                                .<Step<String, Full>>map(
                                                        row -> new Step.NeedsMore<>(Jar.rows(row)))
                                                .orElseGet(
                                                        () ->
                                                                new Step.Done<>(
                                                                        "deep", Changes.NONE))));
        decisions.first(List.of(deep));
        locked.asked(Jar.TABLE, Set.of("b"));
        decisions.again();
        assertThat(decisions.more()).isEqualTo(Jar.rows("c"));
        locked.asked(Jar.TABLE, Set.of("c"));
        decisions.again();

        assertThat(deep.outcome()).isEqualTo(new Outcome.Done<>("deep", false));
        assertThat(deep.reads()).isEqualTo(Jar.reads("a").and(Jar.rows("b", "c")));
    }

    @Test
    void askingForRowsThatAreLockedIsAFaultOfThatCommandAlone() {
        var decisions = Jar.decisions(Jar.locked("a"));
        var insatiable =
                Jar.work(
                        new Key.Internal("test", "insatiable"),
                        new As(
                                Jar.reads("a"),
                                (view, now) ->
                                        new Step.NeedsMore<>(
                                                Jar.reads("a").and(Reads.account(Jar.TILL)))));
        decisions.first(List.of(insatiable, Jar.work("1", "a", Jar.put("a", 5))));

        assertThat(insatiable.fault())
                .isInstanceOf(WriterFault.class)
                .hasMessageContaining("locked");
        assertThat(decisions.waits()).isFalse();
        assertThat(decisions.written().transfers()).hasSize(1);
    }

    @Test
    void aBatchThatIsDecidedAnewForgetsWhatWasDecidedAndNotWhatWasAskedFor() {
        var decisions = Jar.decisions(Jar.locked("a"));
        var asks = asksFor("b", new ArrayList<>());
        decisions.first(List.of(asks));
        asks.fail(new WriterFault("conflict"));
        asks.forget();
        assertThat(asks.fault()).isNull();
        assertThat(asks.outcome()).isNull();
        assertThat(asks.reads()).isEqualTo(Jar.reads("a").and(Jar.rows("b")));

        var done = Jar.work("1", "a", Jar.put("a", 5));
        Jar.decisions(Jar.locked("a")).first(List.of(done));
        done.forget();
        assertThat(done.outcome()).isNull();
    }

    private static Work<String, Full> asksFor(String row, List<String> order) {
        return Jar.work(
                new Key.Internal("test", "asks"),
                new As(
                        Jar.reads("a"),
                        (view, now) ->
                                view.knows(Jar.TABLE, row)
                                        ? done(order, "asks")
                                        : new Step.NeedsMore<>(Jar.rows(row))));
    }

    private static As refusesAfter(String row) {
        return new As(
                Jar.reads("a"),
                (view, now) ->
                        view.knows(Jar.TABLE, row)
                                ? new Step.Refused<>(new Full())
                                : new Step.NeedsMore<>(Jar.rows(row)));
    }

    private static Step<String, Full> done(List<String> order, String name) {
        order.add(name);
        return new Step.Done<>(name, Changes.NONE);
    }
}
