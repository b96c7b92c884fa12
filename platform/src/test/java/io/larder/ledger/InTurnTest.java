package io.larder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.kit.TestDatabase;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two of them are two processes: they share nothing but the database. */
class InTurnTest {

    @Test
    void whatIsDoneInTurnIsNeverDoneTwiceAtOnceByTwoProcesses() throws InterruptedException {
        try (var database = TestDatabase.fresh()) {
            var inside = new AtomicInteger();
            var most = new AtomicInteger();
            var threads = new ArrayList<Thread>();
            for (int process = 0; process < 2; process++) {
                var inTurn = new InTurn(database.dataSource());
                for (int i = 0; i < 30; i++) {
                    threads.add(
                            Thread.ofVirtual()
                                    .start(() -> inTurn.run("work", () -> passed(inside, most))));
                }
            }
            for (var thread : threads) {
                thread.join();
            }
            assertThat(most).hasValue(1);
        }
    }

    private static int passed(AtomicInteger inside, AtomicInteger most) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.yield();
        return inside.decrementAndGet();
    }
}
