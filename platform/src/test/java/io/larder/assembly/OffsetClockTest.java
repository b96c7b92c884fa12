package io.larder.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.kit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sandbox's business time in two processes. */
class OffsetClockTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Instant WALL = Instant.parse("2026-03-01T00:00:00Z");

    @BeforeEach
    void atTheBeginning() {
        DATABASE.jdbc().sql("DELETE FROM business_clock").update();
        DATABASE.jdbc().sql("DELETE FROM clock_follower").update();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private static OffsetClock clock() {
        var transactions = new JdbcTransactionManager(DATABASE.dataSource());
        return new OffsetClock(
                InstantSource.fixed(WALL), DATABASE.jdbc(), new TransactionTemplate(transactions));
    }

    @Test
    void processes_that_advance_at_once_lose_no_step_of_each_other() throws Exception {
        var clocks = new OffsetClock[] {clock(), clock()};
        var threads = new ArrayList<Thread>();
        for (var clock : clocks) {
            threads.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        for (int i = 0; i < 20; i++) {
                                            clock.advance(Duration.ofHours(1), offset -> {});
                                        }
                                    }));
        }
        for (var thread : threads) {
            thread.join();
        }
        for (var clock : clocks) {
            clock.catchUp();
            assertThat(clock.now()).isEqualTo(WALL.plus(Duration.ofHours(40)));
        }
    }

    @Test
    void a_step_that_another_clock_refuses_is_not_taken() {
        var clock = clock();
        try {
            clock.advance(
                    Duration.ofHours(1),
                    offset -> {
                        throw new IllegalStateException("the sandbox is away");
                    });
        } catch (IllegalStateException away) {
            // and the same call may be made again
        }
        clock.catchUp();
        assertThat(clock.now()).isEqualTo(WALL);
    }

    @Test
    void the_answer_waits_for_a_process_that_lives_and_not_for_one_that_ended() throws Exception {
        var here = clock();
        var there = clock();
        var followsHere = new ClockFollowers(here, DATABASE.jdbc());
        var followsThere = new ClockFollowers(there, DATABASE.jdbc());
        followsHere.follow();
        followsThere.follow();
        DATABASE.jdbc()
                .sql(
                        "INSERT INTO clock_follower VALUES ('process_ended', 0,"
                                + " UTC_TIMESTAMP(6) - INTERVAL 4 SECOND)")
                .update();
        here.advance(Duration.ofDays(1), offset -> {});
        var answered = new AtomicBoolean();
        var answer =
                CompletableFuture.runAsync(
                        () -> {
                            followsHere.awaitOthers(here.offset());
                            answered.set(true);
                        });
        assertThat(there.now()).isEqualTo(WALL);
        assertThat(answered).isFalse();
        followsThere.follow();
        answer.get(20, TimeUnit.SECONDS);
        assertThat(there.now()).isEqualTo(WALL.plus(Duration.ofDays(1)));
    }
}
