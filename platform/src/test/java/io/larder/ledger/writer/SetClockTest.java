package io.larder.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Deadlines of what waits, when somebody sets the machine's clock. */
class SetClockTest {

    private static final Instant NOON = Instant.parse("2026-05-04T04:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final Intake intake =
            new Intake(clock::get, new WriterSettings(1, 8, 8), new MachineThreads());

    @Test
    void aClockSetBackDoesNotKeepACallerWaiting() throws Exception {
        var queued = offered(NOON.plusMillis(20));
        clock.set(NOON.minus(Duration.ofDays(1)));
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!queued.answer().isDone() && System.nanoTime() < end) {
            intake.pause(List.of(), new SQLException("away"));
        }
        assertThat(queued.answer())
                .isCompletedWithValue(new Outcome.Busy<>(Queued.RETRY_AFTER, "deadline_passed"));
    }

    @Test
    void aClockSetAheadDropsNothingThatHasTimeLeft() throws Exception {
        var queued = offered(NOON.plus(Duration.ofHours(1)));
        clock.set(NOON.plus(Duration.ofDays(1)));
        intake.pause(List.of(), new SQLException("away"));
        assertThat(intake.take(Duration.ZERO)).isEqualTo(List.of(queued));
    }

    @Test
    void whatComesTooLateIsDropped() throws Exception {
        var queued = offered(NOON.minusMillis(1));
        assertThat(intake.take(Duration.ZERO)).isEmpty();
        assertThat(queued.answer().get())
                .isEqualTo(new Outcome.Busy<>(Queued.RETRY_AFTER, "deadline_passed"));
    }

    private Queued<String, ?> offered(Instant deadline) {
        var key = new Key.Internal("test", "clock");
        var queued = new Queued<>(new Command<>(key, Kept.text(), deadline, new OnCard("c")));
        assertThat(intake.offer(queued)).isTrue();
        return queued;
    }
}
