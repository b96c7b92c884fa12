package io.larder.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.Balance;
import io.larder.ledger.Changes;
import io.larder.ledger.Command;
import io.larder.ledger.Event;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Outcome;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.WriterFault;
import io.larder.ledger.core.Jar.As;
import io.larder.ledger.core.Jar.Full;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the commands of one batch are decided. */
class DecisionsTest {

    private record Rang(String type) implements Event {}

    @Test
    void eachCommandIsDecidedOverWhatTheOnesBeforeItLeft() {
        var decisions = Jar.decisions(Jar.locked("a"));
        var works =
                List.of(
                        putAtMost("1", 600, 1_000),
                        putAtMost("2", 500, 1_000),
                        putAtMost("3", 400, 1_000));

        decisions.first(works);

        assertThat(works.get(0).outcome()).isEqualTo(new Outcome.Done<>("600", false));
        assertThat(works.get(1).outcome()).isEqualTo(new Outcome.Refused<>(new Full()));
        assertThat(works.get(2).outcome()).isEqualTo(new Outcome.Done<>("1000", false));
        var written = decisions.written();
        assertThat(written.coldBalances())
                .isEqualTo(Map.of(Jar.money("a").name(), new Balance(0, 1_000, 0, 0)));
        assertThat(written.transfers())
                .extracting(t -> t.amountMinor())
                .containsExactly(600L, 400L);
        assertThat(written.remembered())
                .extracting(Remembered::result)
                .containsExactly("600", "1000");
    }

    @Test
    void aBatchOfRefusalsWritesNothing() {
        var decisions = Jar.decisions(Jar.locked("a"));
        decisions.first(List.of(putAtMost("1", 600, 100)));
        assertThat(decisions.written().isEmpty()).isTrue();
        assertThat(decisions.written().transfers()).isEmpty();
    }

    @Test
    void theSameKeyTwiceInABatchCountsOnce() {
        var decisions = Jar.decisions(Jar.locked("a"));
        var first = Jar.work("1", "a", Jar.put("a", 5));
        var second = Jar.work("1", "a", Jar.put("a", 7));

        decisions.first(List.of(first, second));

        assertThat(second.outcome()).isEqualTo(new Outcome.Done<>("done 1", true));
        assertThat(decisions.written().transfers()).hasSize(1);
    }

    @Test
    void aKeyOfAnEarlierBatchIsAnsweredAsItWasThen() {
        var work = Jar.work("1", "a", Jar.put("a", 5));
        var known = Map.of(work.keyText(), new Remembered(work.keyText(), "", "then"));
        var decisions = new Decisions(Jar.NOW, known, Jar.locked("a"));

        decisions.first(List.of(work));

        assertThat(work.outcome()).isEqualTo(new Outcome.Done<>("then", true));
        assertThat(decisions.written().isEmpty()).isTrue();
    }

    @Test
    void aCallersKeyWithAnotherBodyIsAConflictThatNamesTheFirstResult() {
        var decisions = Jar.decisions(Jar.locked("a"));
        var first = asked("body one");
        var same = asked("body one");
        var other = asked("body two");

        decisions.first(List.of(first, same, other));

        assertThat(same.outcome()).isEqualTo(new Outcome.Done<>("put", true));
        assertThat(other.outcome()).isEqualTo(new Outcome.Conflict<>("put"));
        assertThat(decisions.written().remembered())
                .containsExactly(new Remembered(first.keyText(), "body one", "put"));
    }

    @Test
    void aFactsKeyIsRememberedWithoutABody() {
        var decisions = Jar.decisions(Jar.locked("a"));
        decisions.first(List.of(Jar.work("1", "a", Jar.put("a", 5))));
        assertThat(decisions.written().remembered())
                .containsExactly(new Remembered("- test 1", "", "done 1"));
    }

    @Test
    void anAccountThatIsNotLockedIsMissingAndAHotOneNever() {
        var wanted = Reads.account(Jar.money("b")).and(Reads.account(Jar.TILL));
        assertThat(Jar.locked("a").missing(wanted)).isEqualTo(Reads.account(Jar.money("b")));
        assertThat(Jar.locked("b").missing(wanted)).isSameAs(Reads.NONE);
    }

    @Test
    void whatTheDatabaseWouldNotTakeAtOnceMayBeTriedAgain() {
        var work = Jar.work("1", "a", Jar.put("a", 5));
        work.busy(Duration.ofSeconds(1), "writer_busy");
        assertThat(work.outcome())
                .isEqualTo(new Outcome.Busy<>(Duration.ofSeconds(1), "writer_busy"));
    }

    @Test
    void aPartThatThrowsFailsAlone() {
        var decisions = Jar.decisions(Jar.locked("a"));
        var defect = new IllegalStateException("defect");
        var own = new WriterFault("its own");
        var broken = throwing("1", defect);
        var faulty = throwing("2", own);
        var sound = Jar.work("3", "a", Jar.put("a", 5));

        decisions.first(List.of(broken, faulty, sound));

        assertThat(broken.fault()).isInstanceOf(WriterFault.class).hasCause(defect);
        assertThat(faulty.fault()).isSameAs(own);
        assertThat(sound.outcome()).isEqualTo(new Outcome.Done<>("done 3", false));
        assertThat(decisions.written().remembered()).hasSize(1);
    }

    @Test
    void whatBreaksTheLedgersRulesLeavesNoTrace() {
        var decisions = Jar.decisions(Jar.locked("a"));
        var overdraft =
                Jar.work("1", "a", Jar.put("a", 5).and(Jar.take("a", 6)).event(new Rang("rang")));

        decisions.first(List.of(overdraft));

        assertThat(overdraft.outcome()).isNull();
        assertThat(overdraft.fault()).hasMessageContaining("below zero");
        assertThat(decisions.written().isEmpty()).isTrue();
        assertThat(decisions.written().transfers()).isEmpty();
        assertThat(decisions.written().events()).isEmpty();
        assertThat(decisions.written().coldBalances()).isEmpty();
    }

    @Test
    void aResultOfAThousandCharactersIsKeptAndOneMoreIsAFault() {
        var decisions = Jar.decisions(Jar.locked("a"));
        var fits = answering("1", "x".repeat(1_000));
        var tooLong = answering("2", "x".repeat(1_001));

        decisions.first(List.of(fits, tooLong));

        assertThat(fits.fault()).isNull();
        assertThat(tooLong.outcome()).isNull();
        assertThat(tooLong.fault()).hasMessageContaining("1,000");
        assertThat(decisions.written().transfers()).hasSize(1);
    }

    @Test
    void aResultThatCannotBeWrittenDownIsAFault() {
        var defect = new IllegalStateException("no text");
        var unwritable =
                new Work<String, Full>(
                        new Command<>(
                                new Key.Internal("test", "1"),
                                new Kept<>(
                                        result -> {
                                            throw defect;
                                        },
                                        text -> text),
                                Instant.MAX,
                                new As(
                                        Jar.reads("a"),
                                        (view, now) -> new Step.Done<>("", Changes.NONE))));
        var decisions = Jar.decisions(Jar.locked("a"));
        decisions.first(List.of(unwritable));
        assertThat(unwritable.fault()).isInstanceOf(WriterFault.class).hasCause(defect);
        assertThat(decisions.written().isEmpty()).isTrue();
    }

    @Test
    void factsAndNewRowsAreCollectedInTheirOrder() {
        var decisions = Jar.decisions(Jar.locked("a"));
        decisions.first(
                List.of(
                        Jar.work(
                                "1",
                                "b",
                                Changes.NONE
                                        .insert(Jar.TABLE, new Jar("b", 1))
                                        .event(new Rang("first"))),
                        Jar.work(
                                "2",
                                "a",
                                Changes.NONE
                                        .update(Jar.TABLE, new Jar("a", 1))
                                        .event(new Rang("second")))));
        var written = decisions.written();
        assertThat(written.events()).containsExactly(new Rang("first"), new Rang("second"));
        assertThat(written.inserts(Jar.TABLE)).containsExactly(new Jar("b", 1));
        assertThat(written.updates(Jar.TABLE)).containsExactly(new Jar("a", 1));
    }

    @Test
    void everyCommandOfABatchIsDecidedAtItsMoment() {
        var decisions = Jar.decisions(Jar.locked("a"));
        var dated =
                Jar.work(
                        new Key.Internal("test", "1"),
                        new As(
                                Jar.reads("a"),
                                (view, now) -> new Step.Done<>(now.toString(), Changes.NONE)));
        decisions.first(List.of(dated));
        assertThat(dated.outcome()).isEqualTo(new Outcome.Done<>(Jar.NOW.toString(), false));
    }

    private static Work<String, Full> putAtMost(String key, long minor, long most) {
        return Jar.work(
                new Key.Internal("test", key),
                new As(
                        Jar.reads("a"),
                        (view, now) -> {
                            long after = view.balance(Jar.money("a")).posted() + minor;
                            return after > most
                                    ? new Step.Refused<>(new Full())
                                    : new Step.Done<>(String.valueOf(after), Jar.put("a", minor));
                        }));
    }

    private static Work<String, Full> asked(String bodyHash) {
        return Jar.work(
                new Key.Client("staff_1", "put", "key_0001", bodyHash),
                new As(Jar.reads("a"), (view, now) -> new Step.Done<>("put", Jar.put("a", 5))));
    }

    private static Work<String, Full> throwing(String key, RuntimeException fault) {
        return Jar.work(
                new Key.Internal("test", key),
                new As(
                        Jar.reads("a"),
                        (view, now) -> {
                            throw fault;
                        }));
    }

    private static Work<String, Full> answering(String key, String result) {
        return Jar.work(
                new Key.Internal("test", key),
                new As(Jar.reads("a"), (view, now) -> new Step.Done<>(result, Jar.put("a", 5))));
    }
}
