package io.larder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.kit.MovableClock;
import io.larder.kit.TestDatabase;
import io.larder.kit.TestLedger;
import io.larder.ledger.writer.WriterSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WriterTest {

    static final TestDatabase DATABASE = TestDatabase.fresh();
    static final MovableClock CLOCK = new MovableClock();
    static TestLedger ledger;

    @BeforeAll
    static void start() {
        DATABASE.asOwner(
                "CREATE TABLE "
                        + DATABASE.schema()
                        + ".purse (id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,"
                        + " credits INT NOT NULL, note VARCHAR(10) NULL)");
        ledger = new TestLedger(DATABASE, CLOCK);
    }

    @AfterAll
    static void stop() {
        ledger.close();
        DATABASE.close();
    }

    @Test
    void aCommandMovesMoneyAndWritesItsRowsInOneBatch() {
        open("a1");
        assertThat(ledger.writer().run(credit("k-a1-credit", "a1", 500)))
                .isEqualTo(new Outcome.Done<>("a1:500", false));
        assertThat(posted("card/a1/principal")).isEqualTo(500);
        assertThat(stored("a1")).isEqualTo(1);
    }

    @Test
    void theSameKeyIsAnsweredFromTheFirstResultAndAnotherBodyIsAConflict() {
        open("b1");
        ledger.writer().run(credit("k-b1-credit", "b1", 500));
        assertThat(ledger.writer().run(credit("k-b1-credit", "b1", 500)))
                .isEqualTo(new Outcome.Done<>("b1:500", true));
        assertThat(ledger.writer().run(credit("k-b1-credit", "b1", 600)))
                .isEqualTo(new Outcome.Conflict<>("b1:500"));
        assertThat(posted("card/b1/principal")).isEqualTo(500);
    }

    @Test
    void theSameKeyManyTimesAtOnceMovesMoneyOnce() {
        open("c1");
        var stages = new ArrayList<CompletionStage<Outcome<String, Full>>>();
        IntStream.range(0, 300)
                .forEach(i -> stages.add(ledger.writer().submit(credit("k-c1-same", "c1", 7))));
        assertThat(stages.stream().map(stage -> stage.toCompletableFuture().join()))
                .allMatch(outcome -> outcome instanceof Outcome.Done);
        assertThat(posted("card/c1/principal")).isEqualTo(7);
    }

    @Test
    void aRefusalWritesNothingAndTheKeyIsJudgedAgain() {
        open("d1");
        assertThat(ledger.writer().run(credit("k-d1-much", "d1", 5_000)))
                .isEqualTo(new Outcome.Refused<>(new Full()));
        assertThat(ledger.writer().run(credit("k-d1-much", "d1", 50)))
                .isEqualTo(new Outcome.Done<>("d1:50", false));
    }

    @Test
    void aCommandThatBreaksAColumnFailsAloneAmongManyThatSucceed() {
        IntStream.range(0, 40).forEach(i -> open("e" + i));
        var good = new ArrayList<CompletionStage<Outcome<String, Full>>>();
        CompletionStage<Outcome<String, Full>> bad = null;
        for (int i = 0; i < 40; i++) {
            good.add(ledger.writer().submit(credit("k-e-credit-" + i, "e" + i, 10)));
            if (i == 20) {
                var part = new CreditPurse("e20", 10, "a note far too long for its column");
                bad = ledger.writer().submit(command("k-e-bad-one", "h", part));
            }
        }
        assertThat(good.stream().map(stage -> stage.toCompletableFuture().join()))
                .allMatch(outcome -> outcome instanceof Outcome.Done);
        var failing = java.util.Objects.requireNonNull(bad).toCompletableFuture();
        assertThatThrownBy(failing::join).hasCauseInstanceOf(WriterFault.class);
        assertThat(posted("card/e20/principal")).isEqualTo(10);
    }

    @Test
    void aCustomerAccountNeverFallsBelowZero() {
        open("f1");
        var part = new Overdraw("f1");
        assertThatThrownBy(() -> ledger.writer().run(command("k-f1-overdraw", "h", part)))
                .isInstanceOf(WriterFault.class)
                .hasMessageContaining("below zero");
        assertThat(ledger.writer().run(credit("k-f1-credit", "f1", 1)))
                .isEqualTo(new Outcome.Done<>("f1:1", false));
    }

    @Test
    void aCommandPastItsDeadlineIsAnsweredBusyAndNeverDecided() {
        open("g1");
        var late =
                new Command<>(
                        new Key.Client("staff_t", "credit", "k-g1-late", "h"),
                        Kept.text(),
                        Instant.now().minusSeconds(1),
                        new CreditPurse("g1", 5, null));
        assertThat(ledger.writer().run(late)).isInstanceOf(Outcome.Busy.class);
        assertThat(posted("card/g1/principal")).isZero();
    }

    @Test
    void aCommitInDoubtIsSettledWhenTheConnectionWasKilled() {
        open("h1");
        var stages = new ArrayList<CompletionStage<Outcome<String, Full>>>();
        for (int i = 0; i < 2_000; i++) {
            stages.add(ledger.writer().submit(credit("k-h1-" + i + "-credit", "h1", 0L + 1)));
            if (i % 400 == 200) {
                killWriterConnections();
            }
        }
        long accepted =
                stages.stream()
                        .map(stage -> stage.toCompletableFuture().join())
                        .filter(outcome -> outcome instanceof Outcome.Done)
                        .count();
        assertThat(posted("card/h1/principal")).isEqualTo(accepted);
        assertThat(accepted).isEqualTo(1_000);
    }

    @Test
    void twoWritersOnOneDatabaseShareAnAccountWithoutLosingAFen() {
        open("i1");
        try (var second = new TestLedger(DATABASE, CLOCK)) {
            var stages = new ArrayList<CompletionStage<Outcome<String, Full>>>();
            for (int i = 0; i < 400; i++) {
                var writer = i % 2 == 0 ? ledger.writer() : second.writer();
                stages.add(writer.submit(credit("k-i1-" + i + "-credit", "i1", 1)));
            }
            stages.forEach(stage -> stage.toCompletableFuture().join());
        }
        assertThat(posted("card/i1/principal")).isEqualTo(400);
    }

    @Test
    void aSecondLaneHelpsUnderLoadAndAKeyIsStillUsedOnce() {
        open("m1");
        open("m2");
        long before = batchesOfHelpers();
        try (var wide = new TestLedger(DATABASE, CLOCK, new WriterSettings(2, 4, 8192))) {
            var stages = new ArrayList<CompletionStage<Outcome<String, Full>>>();
            for (int i = 0; i < 1_200; i++) {
                var key = "k-m-" + i / 2 + "-credit";
                stages.add(wide.writer().submit(credit(key, i / 2 % 2 == 0 ? "m1" : "m2", 1)));
            }
            assertThat(stages.stream().map(stage -> stage.toCompletableFuture().join()))
                    .allMatch(outcome -> outcome instanceof Outcome.Done);
        }
        assertThat(posted("card/m1/principal")).isEqualTo(300);
        assertThat(posted("card/m2/principal")).isEqualTo(300);
        assertThat(batchesOfHelpers()).isGreaterThan(before);
    }

    @Test
    void whatAHelperLeavesBehindWhenItLosesItsLaneIsDoneByTheFirst() {
        var purses = List.of("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8");
        purses.forEach(WriterTest::open);
        try (var wide = new TestLedger(DATABASE, CLOCK, new WriterSettings(2, 4, 8192))) {
            for (int round = 0; round < 20; round++) {
                load(wide, purses, "load-" + round);
                DATABASE.asOwner(
                        "UPDATE "
                                + DATABASE.schema()
                                + ".lane SET epoch = epoch + 1 WHERE number > 2");
                load(wide, purses, "lost-" + round);
                for (var purse : purses) {
                    var key = "k-p-after-" + round + purse;
                    assertThat(wide.writer().submit(credit(key, purse, 1)).toCompletableFuture())
                            .succeedsWithin(Duration.ofSeconds(5));
                }
            }
        }
    }

    /** Enough for two lanes; what a lane held when it was lost is unknown, which is an answer. */
    private static void load(TestLedger wide, List<String> purses, String name) {
        var stages = new ArrayList<CompletionStage<Outcome<String, Full>>>();
        for (int i = 0; i < 16; i++) {
            var purse = purses.get(i % purses.size());
            stages.add(wide.writer().submit(credit("k-p-" + name + "-" + i, purse, 1)));
        }
        stages.forEach(
                stage ->
                        assertThat(stage.toCompletableFuture().exceptionally(lost -> null))
                                .succeedsWithin(Duration.ofSeconds(5)));
    }

    @Test
    void anIdleLaneNotesThatTheDayHasTurned() {
        var lanes = new Lanes(DATABASE.jdbc());
        var today = BusinessClock.dateOf(CLOCK.now());
        open("n1");
        assertThat(lanes.arePast(today)).isFalse();
        CLOCK.advance(Duration.ofDays(1));
        assertThat(lanes.comePast(today, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void businessTimeNeverRunsBackwardsInALane() {
        open("j1");
        CLOCK.advance(Duration.ofDays(1));
        ledger.writer().run(credit("k-j1-one-day", "j1", 1));
        CLOCK.advance(Duration.ofDays(-1));
        ledger.writer().run(credit("k-j1-back-again", "j1", 1));
        List<String> dates =
                DATABASE.jdbc()
                        .sql("SELECT business_date FROM batch WHERE lane = 1 ORDER BY number")
                        .query(String.class)
                        .list();
        assertThat(dates).isSorted();
    }

    /** Beyond lane 2, since the kit's own writer and a lone second one have those. */
    private static long batchesOfHelpers() {
        return DATABASE.jdbc()
                .sql("SELECT COUNT(*) FROM batch WHERE lane > 2 AND transfers > 0")
                .query(Long.class)
                .single();
    }

    private static void killWriterConnections() {
        DATABASE.jdbc()
                .sql("SELECT IS_USED_LOCK(CONCAT(LEFT(DATABASE(), 40), '.lane.1'))")
                .query(Long.class)
                .optional()
                .ifPresent(
                        id -> {
                            try {
                                DATABASE.asOwner("KILL " + id);
                            } catch (IllegalStateException gone) {
                                // it was replaced in the meantime
                            }
                        });
    }

    private static void open(String id) {
        assertThat(ledger.writer().run(command("k-open-" + id + "-xxxx", "h", new OpenPurse(id))))
                .isInstanceOf(Outcome.Done.class);
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

    private static long posted(String account) {
        return DATABASE.jdbc()
                .sql(
                        "SELECT COALESCE(SUM(credits_posted - debits_posted), 0) FROM account"
                                + " WHERE name = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    private static int stored(String id) {
        return DATABASE.jdbc()
                .sql("SELECT credits FROM purse WHERE id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
