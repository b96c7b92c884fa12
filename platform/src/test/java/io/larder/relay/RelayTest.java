package io.larder.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.kit.MovableClock;
import io.larder.kit.MovableWallTime;
import io.larder.kit.TestDatabase;
import io.larder.kit.TestLedger;
import io.larder.ledger.Changes;
import io.larder.ledger.Command;
import io.larder.ledger.Event;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Outbox;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.money.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Events carried from a real outbox to consumers that write, fail and die. */
class RelayTest {

    private static final RelaySettings SETTINGS =
            new RelaySettings(
                    Duration.ofMillis(1),
                    8,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    30,
                    Duration.ofHours(1),
                    5);

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final MovableWallTime wallTime = new MovableWallTime();
    private final TestLedger one = new TestLedger(database, clock);
    private final TestLedger two = new TestLedger(database, clock);
    private final JdbcClient sql = database.jdbc();
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    private final Outbox outbox = new Outbox(sql);
    private int happened;
    private boolean killed;

    /** Something that happened. */
    private record Rang(String type, int number) implements Event {}

    private record Ring(String type, int number) implements Part<String, Never> {
        @Override
        public Reads reads() {
            return Reads.NONE;
        }

        @Override
        public Step<String, Never> decide(View view, Moment now) {
            return new Step.Done<>("", Changes.NONE.event(new Rang(type, number)));
        }
    }

    /** Writes down what it hears, and does what a test wants before it ends. */
    private final class Listener implements EventConsumer {
        private final String name;
        private final List<Long> heard = new ArrayList<>();
        private Consumer<List<RelayedEvent>> then = events -> {};

        Listener(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> types() {
            return Set.of("bell.rang");
        }

        @Override
        public void handle(List<RelayedEvent> events) {
            for (var event : events) {
                heard.add(event.number());
                sql.sql("INSERT INTO heard (consumer, lane, number) VALUES (?, ?, ?)")
                        .params(name, event.lane(), event.number())
                        .update();
            }
            then.accept(events);
        }

        /** What stands written, in the order of writing. */
        List<Long> written(int lane) {
            return sql.sql("SELECT number FROM heard WHERE consumer = ? AND lane = ? ORDER BY id")
                    .params(name, lane)
                    .query(Long.class)
                    .list();
        }
    }

    @BeforeEach
    void aTableOfTheConsumers() {
        database.asOwner(
                "CREATE TABLE %s.heard (id BIGINT AUTO_INCREMENT PRIMARY KEY, consumer VARCHAR(40),"
                                .formatted(database.schema())
                        + " lane INT, number BIGINT)");
    }

    @AfterEach
    void close() {
        two.close();
        one.close();
        database.close();
    }

    @Test
    void the_events_of_every_lane_come_in_order_and_those_of_other_types_are_passed() {
        ring(one, 20);
        ring(two, 3);
        happens(one, "other.thing");
        ring(one, 1);
        var listener = new Listener("all");

        exhaust(following(listener));

        assertThat(listener.written(1))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 22).filter(n -> n != 21).boxed().toList());
        assertThat(listener.written(2)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_reader_killed_between_its_work_and_its_position_leaves_nothing_and_another_goes_on() {
        ring(one, 10);
        var listener = new Listener("killed");
        listener.then = events -> killThisConnection();
        var reader = following(listener);

        assertThat(reader.round()).isFalse();
        assertThat(killed).isTrue();
        assertThat(listener.heard).hasSize(8);
        assertThat(listener.written(1)).isEmpty();

        // a process that starts anew knows nothing but the stored position
        listener.then = events -> {};
        exhaust(following(listener));
        assertThat(listener.heard).hasSize(18);
        assertThat(listener.written(1))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void one_event_that_cannot_be_handled_stops_its_lane_alone_and_nobody_else() {
        ring(one, 20);
        ring(two, 2);
        var failing = new Listener("failing");
        failing.then = events -> failOn(1, 13, events);
        var other = new Listener("other");
        var reader = following(failing);

        for (int i = 0; i < 20; i++) {
            reader.round();
            wallTime.advance(Duration.ofMinutes(2));
        }
        exhaust(following(other));

        assertThat(failing.written(1))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 12).boxed().toList());
        assertThat(failing.written(2)).containsExactly(1L, 2L);
        assertThat(other.written(1)).hasSize(20);
        clock.advance(Duration.ofSeconds(90));
        reader.round();
        assertThat(reader.behind().events()).isEqualTo(8);
        assertThat(reader.behind().oldest()).isGreaterThanOrEqualTo(Duration.ofSeconds(90));
        assertThat(reader.failures()).isGreaterThan(3);

        failing.then = events -> {};
        for (int i = 0; i < 10; i++) {
            wallTime.advance(Duration.ofMinutes(2));
            reader.round();
        }
        assertThat(failing.written(1)).hasSize(20);
        assertThat(reader.behind().events()).isZero();
    }

    @Test
    void a_consumer_that_failed_rests_longer_each_time() {
        ring(one, 1);
        var failing = new Listener("resting");
        failing.then = events -> failOn(1, 1, events);
        var reader = following(failing);

        for (int seconds : new int[] {1, 2, 4, 8}) {
            reader.round();
            long failures = reader.failures();
            wallTime.advance(Duration.ofSeconds(seconds).minusMillis(1));
            reader.round();
            assertThat(reader.failures()).isEqualTo(failures);
            wallTime.advance(Duration.ofMillis(1));
        }
    }

    @Test
    void two_processes_on_one_outbox_do_each_event_once() {
        ring(one, 200);
        var here = new Listener("shared");
        var there = new Listener("shared");

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> exhaust(following(here))),
                        CompletableFuture.runAsync(() -> exhaust(following(there))))
                .join();
        exhaust(following(here));

        assertThat(here.written(1))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
    }

    @Test
    void what_everybody_has_passed_is_deleted_after_its_days_and_a_newcomer_begins_there() {
        ring(one, 12);
        var first = new Listener("first");
        var second = new Listener("second");
        exhaust(following(first));
        clock.advance(Duration.ofDays(31));
        ring(one, 2);
        exhaust(following(first));
        var trimming = new TrimOutbox(outbox, positions(), SETTINGS, clock);

        // the second has not begun, so nothing of it is passed
        assertThat(trimming.some(List.of("first", "second"))).isFalse();
        assertThat(left()).hasSize(14);

        assertThat(trimming.some(List.of("first"))).isTrue();
        assertThat(left()).hasSize(9);
        while (trimming.some(List.of("first"))) {
            continue;
        }
        assertThat(left()).containsExactly(13L, 14L);

        exhaust(following(second));
        assertThat(second.written(1)).containsExactly(13L, 14L);
    }

    @Test
    void a_lost_event_is_not_passed() {
        ring(one, 10);
        var listener = new Listener("strict");
        var reader = following(listener);
        reader.round();
        database.asOwner("DELETE FROM %s.outbox WHERE number = 9".formatted(database.schema()));

        assertThat(reader.round()).isFalse();
        assertThat(reader.failures()).isEqualTo(1);
        assertThat(listener.written(1)).hasSize(8);
        assertThat(reader.behind().events()).isEqualTo(2);
    }

    private void killThisConnection() {
        var id = sql.sql("SELECT CONNECTION_ID()").query(Long.class).single();
        // from a connection of its own: this one is in the reader's transaction
        CompletableFuture.runAsync(() -> sql.sql("KILL CONNECTION " + id).update()).join();
        killed = true;
    }

    private static void failOn(int lane, long number, List<RelayedEvent> events) {
        if (events.stream().anyMatch(it -> it.lane() == lane && it.number() == number)) {
            throw new IllegalStateException("cannot handle it");
        }
    }

    private List<Long> left() {
        return sql.sql("SELECT number FROM outbox WHERE lane = 1 ORDER BY number")
                .query(Long.class)
                .list();
    }

    private Positions positions() {
        return new Positions(sql, outbox);
    }

    private Following following(EventConsumer consumer) {
        var positions = positions();
        return new Following(
                consumer,
                outbox,
                positions,
                lane -> new Reader(consumer, lane, outbox, positions, transaction),
                SETTINGS,
                wallTime,
                clock);
    }

    private static void exhaust(Following following) {
        // the first round of a new consumer may only begin its lanes
        following.round();
        while (following.round()) {
            continue;
        }
    }

    private void ring(TestLedger ledger, int times) {
        IntStream.range(0, times).forEach(i -> happens(ledger, "bell.rang"));
    }

    private void happens(TestLedger ledger, String type) {
        ledger.writer()
                .run(
                        new Command<>(
                                new Key.Internal("test", Ids.next("ring")),
                                Kept.text(),
                                Instant.now().plusSeconds(30),
                                new Ring(type, happened++)));
    }
}
