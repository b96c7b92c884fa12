package io.larder.ledger.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Callers and two lanes at the intake: whatever comes between their steps, all see what they would
 * see if each step were done alone, one after the other. There is room for two commands, so that
 * its limit is met.
 */
@Tag("interleavings")
@Param(name = "command", gen = IntGen.class, conf = "0:2")
public class IntakeInterleavingsTest {

    private final Intake intake =
            new Intake(() -> Instant.EPOCH, new WriterSettings(2, 2, 2), new UntimedThreads());

    /** The first two want the same card. */
    private final List<Queued<?, ?>> commands =
            List.of(
                    OnCard.queued("0", "card a"),
                    OnCard.queued("1", "card a"),
                    OnCard.queued("2", "card b"));

    private List<Queued<?, ?>> one = List.of();
    private List<Queued<?, ?>> two = List.of();

    public IntakeInterleavingsTest() {
        intake.shareAmong(1);
    }

    @Operation
    public boolean offer(@Param(name = "command") int command) {
        return intake.offer(commands.get(command));
    }

    @Operation(nonParallelGroup = "lane one")
    public String laneOneTakes() throws InterruptedException {
        if (one.isEmpty()) {
            one = intake.take(Duration.ZERO);
        }
        return names(one);
    }

    @Operation(nonParallelGroup = "lane one")
    public void laneOneAnswers() {
        intake.answer(one);
        one = List.of();
    }

    @Operation(nonParallelGroup = "lane two")
    public String laneTwoTakes() throws InterruptedException {
        if (two.isEmpty()) {
            two = intake.take(Duration.ZERO);
        }
        return names(two);
    }

    @Operation(nonParallelGroup = "lane two")
    public void laneTwoAnswers() {
        intake.answer(two);
        two = List.of();
    }

    @Operation
    public int waiting() {
        return intake.waiting();
    }

    @Operation
    public boolean isOpen() {
        return intake.isOpen();
    }

    @Operation(runOnce = true)
    public void stop() {
        intake.stop();
    }

    private String names(List<Queued<?, ?>> batch) {
        var names = "";
        for (var queued : batch) {
            names += commands.indexOf(queued);
        }
        return names;
    }

    @Test
    void whatOneStepSeesIsNeverHalfOfAnother() {
        // what a command itself answers never changes, so nothing can come between
        var unchanging =
                ManagedStrategyGuaranteeKt.forClasses(
                        Queued.class.getName(), OnCard.class.getName());
        new ModelCheckingOptions()
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(2)
                .actorsAfter(2)
                .iterations(40)
                .invocationsPerIteration(250)
                .addGuarantee(unchanging.allMethods().treatAsAtomic())
                .check(IntakeInterleavingsTest.class);
    }
}
