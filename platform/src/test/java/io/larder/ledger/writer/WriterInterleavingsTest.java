package io.larder.ledger.writer;

import io.larder.ledger.writer.LanesInMemory.First;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole writer, its first lane, its helper and its callers, to its close. A batch is one
 * command, so that the helper is needed whenever one waits.
 */
@Tag("interleavings")
public class WriterInterleavingsTest {

    /** Both lanes go on to the end. */
    public static class Undisturbed extends WriterSteps {
        public Undisturbed() {
            super(First.STAYS, 1);
        }
    }

    /** The first lane's batch lasts until the helper has run one. */
    public static class FirstLasts extends WriterSteps {
        public FirstLasts() {
            super(First.LASTS, 1);
        }
    }

    /** Another process takes the first lane. */
    public static class FirstLost extends WriterSteps {
        public FirstLost() {
            super(First.LOST, 1);
        }
    }

    /** The first lane's database is away; less waits than a helper would be needed for. */
    public static class FirstAway extends WriterSteps {
        public FirstAway() {
            super(First.AWAY, 2);
        }
    }

    @Test
    void everyCommandIsRunOnceAndEveryLaneIsGivenBack() {
        var steps = Undisturbed.class;
        Scene.play(
                WriterSteps.Alone.class,
                80,
                List.of(
                        atWork(steps)
                                .thread("submit 0", "submit 1", "close")
                                .after("heard 0", "heard 1", "lanes"),
                        atWork(steps)
                                .before("submit 0", "submit 1")
                                .thread("close")
                                .after("heard 0", "heard 1", "lanes"),
                        atWork(steps)
                                .thread("submit 0")
                                .thread("close")
                                .after("heard 0", "lanes")));
    }

    @Test
    void whatTheFirstCannotCarryTheHelperDoes() {
        Scene.play(
                WriterSteps.Alone.class,
                200,
                List.of(
                        atWork(FirstLasts.class)
                                .thread("submit 0", "submit 2", "close")
                                .after("heard 0", "heard 2", "lanes")));
    }

    @Test
    void whatALostLaneHadInHandIsUnknownAndTheRestGoesOnOnAnother() {
        Scene.play(
                WriterSteps.Alone.class,
                80,
                List.of(
                        atWork(FirstLost.class)
                                .thread("submit 0", "submit 1", "close")
                                .after("heard 0", "heard 1", "lanes")));
    }

    @Test
    void aCloseDuringAnOutageWaitsForNobody() {
        Scene.play(
                WriterSteps.Alone.class,
                80,
                List.of(
                        atWork(FirstAway.class)
                                .before("submit 0", "submit 1", "submit 2")
                                .thread("close")
                                .after("answered 0", "answered 1", "answered 2", "lanes")));
    }

    /** The writer's own two threads. */
    private static Scene atWork(Class<? extends WriterSteps> steps) {
        return Scene.of(steps).thread("first").thread("helper");
    }
}
