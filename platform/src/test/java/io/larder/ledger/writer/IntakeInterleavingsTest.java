package io.larder.ledger.writer;

import static io.larder.ledger.writer.IntakeAlone.cardOf;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Callers, two lanes and whoever closes, at an intake with room for two commands: whatever comes
 * between their steps, all see what they would see if each step were done alone, one after the
 * other, and nobody waits for what is there.
 */
@Tag("interleavings")
public class IntakeInterleavingsTest {

    private static final Duration LONG = Duration.ofDays(1);

    private final Intake intake =
            new Intake(() -> Instant.EPOCH, new WriterSettings(2, 2, 2), new UntimedThreads());

    private final List<Queued<?, ?>> commands = List.of(queued(0), queued(1), queued(2));

    private final Hand[] hands = {new Hand(), new Hand()};

    /** What a lane has in hand. */
    private static final class Hand {
        private List<Queued<?, ?>> batch = List.of();
    }

    public IntakeInterleavingsTest() {
        intake.shareAmong(1);
    }

    private static Queued<?, ?> queued(int command) {
        return OnCard.queued(String.valueOf(command), cardOf(command));
    }

    public boolean offer(int command) {
        return intake.offer(commands.get(command));
    }

    public String takes(int lane) throws InterruptedException {
        var hand = hands[lane];
        if (hand.batch.isEmpty()) {
            hand.batch = intake.take(Duration.ZERO);
        }
        return names(hand.batch);
    }

    /** As its worker does: until there is something, or it is the end. */
    public String waits(int lane) throws InterruptedException {
        var hand = hands[lane];
        while (hand.batch.isEmpty()) {
            if (!intake.isOpen()) {
                return "the end";
            }
            hand.batch = intake.take(LONG);
        }
        return names(hand.batch);
    }

    public void answers(int lane) {
        intake.answer(hands[lane].batch);
        hands[lane].batch = List.of();
    }

    public void unknown(int lane) {
        intake.answerUnknown(hands[lane].batch, "lost");
        hands[lane].batch = List.of();
    }

    public String pauses(int lane) {
        try {
            intake.pause(hands[lane].batch, new SQLException("away"));
            return "paused";
        } catch (InterruptedException stopping) {
            return "stopping";
        }
    }

    public void shareAmong(int change) {
        intake.shareAmong(change);
    }

    public void stop() {
        intake.stop();
    }

    public void sweep() {
        intake.sweep();
    }

    /** What the caller of a command has heard; a lane here decides nothing, so all are faults. */
    public String heard(int command) {
        var answer = commands.get(command).answer();
        if (!answer.isDone()) {
            return "nothing";
        }
        return answer.isCompletedExceptionally() ? "ran" : "busy";
    }

    public int waiting() {
        return intake.waiting();
    }

    public boolean isOpen() {
        return intake.isOpen();
    }

    public boolean isBehind() {
        return intake.isBehind();
    }

    private String names(List<Queued<?, ?>> batch) {
        return batch.stream().map(commands::indexOf).toList().toString();
    }

    @Test
    void whatOneStepSeesIsNeverHalfOfAnother() {
        var oneCard = new String[] {"offer 0", "offer 1"};
        var twoCards = new String[] {"offer 0", "offer 2"};
        var bothAtWork = new String[] {"offer 0", "offer 2", "takes 0", "takes 1"};
        var oneWaitsForItsCard = new String[] {"offer 0", "takes 0", "offer 1"};
        Scene.play(
                IntakeAlone.class,
                100,
                List.of(
                        pair("offer 0", "offer 2").before("offer 1"),
                        pair("offer 0", "takes 0").before("offer 1"),
                        pair("takes 0", "takes 1").before(oneCard),
                        pair("takes 0", "takes 1").before(twoCards),
                        pair("takes 0", "sweep").before(twoCards),
                        pair("takes 0", "shareAmong -1").before(twoCards),
                        pair("takes 0", "isBehind").before(twoCards),
                        pair("stop", "offer 2").before("offer 0"),
                        pair("stop", "isOpen").before("offer 0"),
                        pair("stop", "pauses 0").before(oneWaitsForItsCard),
                        pair("sweep", "offer 2").before("offer 0"),
                        pair("answers 0", "answers 1").before(bothAtWork),
                        pair("answers 0", "unknown 1").before(bothAtWork),
                        pair("answers 0", "offer 1").before(bothAtWork),
                        pair("answers 0", "takes 1").before(oneWaitsForItsCard),
                        pair("unknown 0", "takes 1").before(oneWaitsForItsCard)));
    }

    /** Two steps at once; what comes afterwards shows what they left. */
    private static Scene pair(String one, String two) {
        return scene().thread(one)
                .thread(two)
                .after("waiting", "answers 0", "answers 1", "offer 0", "offer 2")
                .after("takes 0", "takes 1", "sweep", "heard 0", "heard 1", "heard 2");
    }

    @Test
    void aLaneThatWaitsGoesOnForACommandForACardAndForTheEnd() {
        Scene.play(
                IntakeAlone.class,
                120,
                List.of(
                        scene().thread("waits 0").thread("offer 0"),
                        scene().thread("waits 0").thread("stop"),
                        scene().thread("waits 0").thread("waits 1").thread("stop"),
                        scene().thread("waits 0").thread("waits 1").thread("offer 0", "offer 2"),
                        scene().thread("waits 0").thread("waits 1").thread("offer 0", "stop"),
                        scene().before("offer 0", "takes 0", "offer 1")
                                .thread("waits 1")
                                .thread("answers 0"),
                        scene().before("offer 0", "takes 0", "offer 1")
                                .thread("waits 1")
                                .thread("unknown 0"),
                        scene().before("offer 0", "takes 0", "offer 1")
                                .thread("waits 1", "answers 1", "waits 1")
                                .thread("answers 0", "waits 0")
                                .thread("stop")));
    }

    @Test
    void whatIsTakenInIsAnsweredAndNothingIsTakenInAfterTheEnd() {
        var heard = new String[] {"sweep", "waiting", "heard 0", "heard 2"};
        Scene.play(
                IntakeAlone.class,
                120,
                List.of(
                        scene().thread("offer 0").thread("stop", "sweep").after("heard 0"),
                        scene().thread("offer 0")
                                .thread("offer 2")
                                .thread("stop", "sweep")
                                .after("waiting", "heard 0", "heard 2"),
                        scene().before("offer 0")
                                .thread("waits 0", "answers 0", "waits 0")
                                .thread("offer 2")
                                .thread("stop")
                                .after(heard),
                        scene().before("offer 0")
                                .thread("takes 0", "answers 0")
                                .thread("offer 2", "heard 2")
                                .thread("stop", "sweep")
                                .after(heard)));
    }

    private static Scene scene() {
        return Scene.of(IntakeInterleavingsTest.class);
    }
}
