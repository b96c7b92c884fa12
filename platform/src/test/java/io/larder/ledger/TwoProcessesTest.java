package io.larder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.kit.MovableClock;
import io.larder.kit.TestDatabase;
import io.larder.kit.TestLedger;
import io.larder.ledger.writer.BatchListener;
import io.larder.ledger.writer.CommittedBatch;
import io.larder.ledger.writer.WriterSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a key means twice in one batch, in two processes, after a crash, and with another body. */
class TwoProcessesTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final AuditReport NOTHING_FOUND = new AuditReport(0, 0, List.of());
    private static final MovableClock CLOCK = new MovableClock();

    @BeforeAll
    static void purses() {
        DATABASE.asOwner(
                "CREATE TABLE "
                        + DATABASE.schema()
                        + ".purse (id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,"
                        + " credits INT NOT NULL, note VARCHAR(10) NULL)");
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void theSameKeyTwiceInOneBatchIsDoneOnceAndAnsweredTwice() throws InterruptedException {
        try (var held = new HeldWriter()) {
            open(held.ledger, "a1");
            var outcomes = held.inOneBatch(credit("k-a1-twice", "a1", 70), "k-a1-twice", 70, "a1");
            assertThat(outcomes)
                    .containsExactly(
                            new Outcome.Done<>("a1:70", false), new Outcome.Done<>("a1:70", true));
            assertThat(posted("a1")).isEqualTo(70);
            assertThat(remembered("k-a1-twice")).isEqualTo(1);
        }
    }

    @Test
    void theSameKeyWithAnotherBodyInOneBatchIsAConflictThatNamesTheFirst()
            throws InterruptedException {
        try (var held = new HeldWriter()) {
            open(held.ledger, "b1");
            var outcomes = held.inOneBatch(credit("k-b1-other", "b1", 70), "k-b1-other", 80, "b1");
            assertThat(outcomes)
                    .containsExactly(
                            new Outcome.Done<>("b1:70", false), new Outcome.Conflict<>("b1:70"));
            assertThat(posted("b1")).isEqualTo(70);
        }
    }

    @Test
    void aRefusedKeyIsFreeForTheNextCommandOfTheSameBatch() throws InterruptedException {
        try (var held = new HeldWriter()) {
            open(held.ledger, "c1");
            var outcomes = held.inOneBatch(credit("k-c1-big", "c1", 5_000), "k-c1-big", 80, "c1");
            assertThat(outcomes)
                    .containsExactly(
                            new Outcome.Refused<>(new Full()), new Outcome.Done<>("c1:80", false));
        }
    }

    @Test
    void theSameKeyInTwoProcessesAtOnceIsDoneByOneAndReplayedByTheOther() {
        try (var one = new TestLedger(DATABASE, CLOCK);
                var other = new TestLedger(DATABASE, CLOCK)) {
            for (int i = 0; i < 40; i++) {
                var purse = "d" + i;
                open(one, purse);
                var key = "k-d-both-" + i;
                var here = one.writer().submit(credit(key, purse, 3));
                var there = other.writer().submit(credit(key, purse, 3));
                assertThat(List.of(ended(here), ended(there)))
                        .containsExactlyInAnyOrder(
                                new Outcome.Done<>(purse + ":3", false),
                                new Outcome.Done<>(purse + ":3", true));
                assertThat(posted(purse)).isEqualTo(3);
            }
        }
    }

    /** The purse holds 1,000 at most: who has not seen the key of what was done would refuse. */
    @Test
    void whatCannotBeDoneTwiceIsReplayedByTheOtherProcessAndNotRefused() {
        try (var one = new TestLedger(DATABASE, CLOCK);
                var other = new TestLedger(DATABASE, CLOCK)) {
            for (int i = 0; i < 200; i++) {
                var purse = "once" + i;
                open(one, purse);
                var key = "k-once-both-" + i;
                var here = one.writer().submit(credit(key, purse, 600));
                var there = other.writer().submit(credit(key, purse, 600));
                assertThat(List.of(ended(here), ended(there)))
                        .containsExactlyInAnyOrder(
                                new Outcome.Done<>(purse + ":600", false),
                                new Outcome.Done<>(purse + ":600", true));
            }
        }
    }

    @Test
    void withAnotherBodyInTwoProcessesAtOnceOneIsDoneAndTheOtherAConflictThatNamesIt() {
        try (var one = new TestLedger(DATABASE, CLOCK);
                var other = new TestLedger(DATABASE, CLOCK)) {
            for (int i = 0; i < 40; i++) {
                var purse = "e" + i;
                open(one, purse);
                var key = "k-e-both-" + i;
                var here = one.writer().submit(credit(key, purse, 3));
                var there = other.writer().submit(credit(key, purse, 4));
                var outcomes = List.of(ended(here), ended(there));
                long posted = posted(purse);
                assertThat(posted).isIn(3L, 4L);
                assertThat(outcomes)
                        .containsExactlyInAnyOrder(
                                new Outcome.Done<>(purse + ":" + posted, false),
                                new Outcome.Conflict<>(purse + ":" + posted));
            }
        }
    }

    @Test
    void manyKeysOnTheSamePurseThroughTwoProcessesOfTwoLanesEachAddUp() {
        var wide = new WriterSettings(2, 16, 8192);
        try (var one = new TestLedger(DATABASE, CLOCK, wide);
                var other = new TestLedger(DATABASE, CLOCK, wide)) {
            open(one, "f1");
            var stages = new ArrayList<CompletionStage<Outcome<String, Full>>>();
            for (int i = 0; i < 600; i++) {
                var writer = i % 2 == 0 ? one.writer() : other.writer();
                // every key goes to both, and to one of them a second time
                stages.add(writer.submit(credit("k-f-many-" + i % 300, "f1", 1)));
                stages.add(one.writer().submit(credit("k-f-many-" + i % 300, "f1", 1)));
            }
            long first =
                    stages.stream()
                            .map(TwoProcessesTest::ended)
                            .filter(TwoProcessesTest::isFirst)
                            .count();
            assertThat(first).isEqualTo(300);
            assertThat(posted("f1")).isEqualTo(300);
        }
    }

    @Test
    void whatWasCommittedButNeverAnsweredIsReplayedByTheOtherProcess() {
        var dying = new AtomicBoolean();
        BatchListener dies =
                batch -> {
                    if (dying.get()) {
                        throw new IllegalStateException("dies between commit and answer");
                    }
                };
        try (var one = new TestLedger(DATABASE, CLOCK, WriterSettings.oneLane(), dies);
                var other = new TestLedger(DATABASE, CLOCK)) {
            open(one, "g1");
            dying.set(true);
            var unheard = one.writer().submit(credit("k-g1-unheard", "g1", 9));
            assertThatThrownBy(() -> ended(unheard)).hasCauseInstanceOf(OutcomeUnknown.class);
            assertThat(other.writer().run(credit("k-g1-unheard", "g1", 9)))
                    .isEqualTo(new Outcome.Done<>("g1:9", true));
            assertThat(other.writer().run(credit("k-g1-unheard", "g1", 8)))
                    .isEqualTo(new Outcome.Conflict<>("g1:9"));
            assertThat(posted("g1")).isEqualTo(9);
            dying.set(false);
            assertThat(one.writer().run(credit("k-g1-unheard", "g1", 9)))
                    .isEqualTo(new Outcome.Done<>("g1:9", true));
        }
    }

    @Test
    void whatWasNeverCommittedIsDoneByTheOtherProcessAlsoWithAnotherBody() {
        try (var one = new TestLedger(DATABASE, CLOCK);
                var other = new TestLedger(DATABASE, CLOCK)) {
            open(one, "h1");
            // its lane is taken from it, so that it gives up before it writes
            DATABASE.asOwner(
                    "UPDATE %s.lane SET epoch = epoch + 1 WHERE number = 1"
                            .formatted(DATABASE.schema()));
            var lost = one.writer().submit(credit("k-h1-lost", "h1", 9));
            assertThatThrownBy(() -> ended(lost)).hasCauseInstanceOf(OutcomeUnknown.class);
            assertThat(posted("h1")).isZero();
            assertThat(other.writer().run(credit("k-h1-lost", "h1", 8)))
                    .isEqualTo(new Outcome.Done<>("h1:8", false));
            assertThat(one.writer().run(credit("k-h1-lost", "h1", 9)))
                    .isEqualTo(new Outcome.Conflict<>("h1:8"));
        }
    }

    @Test
    void aStopByOneProcessStopsTheOtherAndIsLiftedThereToo() {
        var one = new CellFreeze(DATABASE.jdbc(), InstantSource.system());
        var other = new CellFreeze(DATABASE.jdbc(), InstantSource.system());
        one.freeze(new Invariant.Breach("planted", "by a test"));
        other.poll();
        assertThat(other.why().orElseThrow().what()).isEqualTo("by a test");
        other.liftAfter(NOTHING_FOUND, other.stops());
        one.poll();
        assertThat(one.isFrozen()).isFalse();
        assertThat(other.isFrozen()).isFalse();
    }

    @Test
    void anAuditDoesNotLiftWhatWasFoundAfterItBegan() {
        var one = new CellFreeze(DATABASE.jdbc(), InstantSource.system());
        var other = new CellFreeze(DATABASE.jdbc(), InstantSource.system());
        one.freeze(new Invariant.Breach("planted", "before"));
        var before = other.stops();
        one.freeze(new Invariant.Breach("planted", "meanwhile"));

        other.liftAfter(NOTHING_FOUND, before);

        assertThat(other.why().orElseThrow().what()).isEqualTo("meanwhile");
        other.liftAfter(NOTHING_FOUND, other.stops());
        assertThat(other.isFrozen()).isFalse();
    }

    @Test
    void aWriterThatTakesALaneTakesOverTheBusinessTimeOfTheOthers() {
        var asked = new AtomicInteger();
        var late = CLOCK.now();
        var clock =
                new BusinessClock() {
                    @Override
                    public Instant now() {
                        return late.plus(Duration.ofDays(asked.get()));
                    }

                    @Override
                    public void catchUp() {
                        asked.incrementAndGet();
                    }
                };
        var dates = new TreeMap<Integer, Instant>();
        BatchListener notes = batch -> dates.put(batch.lane(), clock.now());
        try (var writer = new TestLedger(DATABASE, clock, WriterSettings.oneLane(), notes)) {
            open(writer, "i1");
            assertThat(asked).hasValue(1);
            assertThat(dates).containsValue(late.plus(Duration.ofDays(1)));
        }
    }

    /** A writer that stands still between a commit and its answers until it is let go. */
    private static final class HeldWriter implements AutoCloseable {
        private final Semaphore letGo = new Semaphore(0);
        private final AtomicBoolean holds = new AtomicBoolean();
        private final CountDownLatch stands = new CountDownLatch(1);
        private final List<CommittedBatch> batches = new ArrayList<>();
        private final TestLedger ledger =
                new TestLedger(DATABASE, CLOCK, WriterSettings.oneLane(), this::committed);

        private void committed(CommittedBatch batch) {
            batches.add(batch);
            if (holds.get()) {
                stands.countDown();
                letGo.acquireUninterruptibly();
            }
        }

        /** Lets two commands wait while a third is held, so that one batch takes both. */
        private List<Outcome<String, Full>> inOneBatch(
                Command<String, Full> first, String key, long amount, String purse)
                throws InterruptedException {
            holds.set(true);
            var held = "z" + purse;
            var before =
                    ledger.writer().submit(command("k-hold-" + held, "h", new OpenPurse(held)));
            assertThat(stands.await(10, TimeUnit.SECONDS)).isTrue();
            int until = batches.size();
            var one = ledger.writer().submit(first);
            var two = ledger.writer().submit(credit(key, purse, amount));
            holds.set(false);
            letGo.release();
            ended(before);
            var outcomes = List.of(ended(one), ended(two));
            assertThat(batches).hasSize(until + 1);
            return outcomes;
        }

        @Override
        public void close() {
            letGo.release(10);
            ledger.close();
        }
    }

    private static boolean isFirst(Outcome<String, Full> outcome) {
        return outcome instanceof Outcome.Done<String, Full>(String unused, boolean replayed)
                && !replayed;
    }

    private static <T> T ended(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static void open(TestLedger ledger, String id) {
        var command = command("k-open-" + id + "-xxxx", "h", new OpenPurse(id));
        assertThat(ledger.writer().run(command)).isInstanceOf(Outcome.Done.class);
    }

    private static Command<String, Full> credit(String key, String id, long amount) {
        return command(key, "hash-" + amount, new CreditPurse(id, amount, null));
    }

    private static <F extends Refusal> Command<String, F> command(
            String key, String hash, Part<String, F> part) {
        return new Command<>(
                new Key.Client("staff_t", "credit", key, hash),
                Kept.text(),
                Instant.now().plusSeconds(20),
                part);
    }

    private static long posted(String purse) {
        return DATABASE.jdbc()
                .sql(
                        "SELECT COALESCE(SUM(credits_posted - debits_posted), 0) FROM account"
                                + " WHERE name = ?")
                .param(Purse.principal(purse).name())
                .query(Long.class)
                .single();
    }

    private static long remembered(String key) {
        return DATABASE.jdbc()
                .sql("SELECT COUNT(*) FROM idempotency WHERE name = ?")
                .param("staff_t credit " + key)
                .query(Long.class)
                .single();
    }
}
