package io.larder.relay;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Shows how far consumers are behind. */
final class RelayMeters {

    private static final String TAG = "consumer";

    private RelayMeters() {}

    static void show(Following following, MeterRegistry registry) {
        var name = following.consumer().name();
        Gauge.builder("larder.relay.events.behind", following, it -> it.behind().events())
                .description("Events that the consumer has still to pass")
                .tag(TAG, name)
                .register(registry);
        Gauge.builder(
                        "larder.relay.oldest.age",
                        following,
                        it -> it.behind().oldest().toMillis() / 1e3)
                .description("Age in business time of the oldest event still to pass")
                .baseUnit("seconds")
                .tag(TAG, name)
                .register(registry);
        FunctionCounter.builder("larder.relay.failures", following, Following::failures)
                .description("How often the consumer failed and was asked again later")
                .tag(TAG, name)
                .register(registry);
    }
}
