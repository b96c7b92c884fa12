package io.larder.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkAndRestTest {

    private final List<Long> restsMs = new ArrayList<>();
    private long nowNanos = 17;
    private final WorkAndRest pieces = new WorkAndRest(() -> nowNanos, this::rest);

    @Test
    void aRestIsAShareOfTheWorkBeforeIt() {
        work(10);
        work(20);
        assertThat(restsMs).containsExactly(6L, 12L);
    }

    @Test
    void whoIsBehindWorksOnWithoutRests() {
        work(1_200);
        work(80);
        work(1);
        assertThat(restsMs).as("two seconds are over after the second piece").containsExactly(720L);
    }

    private void work(long milliseconds) {
        nowNanos += Duration.ofMillis(milliseconds).toNanos();
        pieces.run();
    }

    private void rest(long nanos) {
        restsMs.add(Duration.ofNanos(nanos).toMillis());
        nowNanos += nanos;
    }
}
