package io.larder.ledger.writer;

import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Outcome;
import io.larder.ledger.OutcomeUnknown;
import io.larder.ledger.core.Decisions;
import io.larder.ledger.core.Locked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A command that is answered from several sides at once: by its lane, as unknown after an outage,
 * as busy at the end. Its caller hears one of them, and never another afterwards.
 */
@Tag("interleavings")
public class QueuedInterleavingsTest {

    private final Queued<String, Never> queued = OnCard.queued("1", "card a");

    public QueuedInterleavingsTest() {
        var decisions =
                new Decisions(new Moment(Instant.EPOCH, LocalDate.EPOCH), Map.of(), new Locked());
        decisions.first(List.of(queued));
    }

    @Operation
    public void done() {
        queued.complete(Runnable::run);
    }

    @Operation
    public void unknown() {
        queued.completeFault(Runnable::run, new OutcomeUnknown("away"));
    }

    @Operation
    public void busy() {
        queued.completeBusy(Runnable::run, "writer_busy");
    }

    @Operation
    public String heard() {
        try {
            return switch (queued.answer().getNow(null)) {
                case null -> "nothing";
                case Outcome.Done<String, Never>(String result, boolean ignored) -> result;
                case Outcome.Busy<String, Never> busy -> busy.code();
                case Outcome.Refused<String, Never> refused -> "refused";
                case Outcome.Conflict<String, Never> conflict -> "conflict";
            };
        } catch (CompletionException fault) {
            return "unknown";
        }
    }

    /** The same without threads. */
    public static class FirstAnswerStays {
        private String first = "nothing";

        private void answer(String one) {
            first = first.equals("nothing") ? one : first;
        }

        public void done() {
            answer("on card a");
        }

        public void unknown() {
            answer("unknown");
        }

        public void busy() {
            answer("writer_busy");
        }

        public String heard() {
            return first;
        }
    }

    @Test
    void theCallerHearsOneAnswerAndItStays() {
        new ModelCheckingOptions()
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(1)
                .iterations(20)
                .invocationsPerIteration(200)
                .sequentialSpecification(FirstAnswerStays.class)
                .check(QueuedInterleavingsTest.class);
    }
}
