package io.larder.channel;

import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetricsPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts every adapter behind its guards. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuardSettings.class)
class ChannelBeans {

    @Bean
    Channels channels(
            ObjectProvider<Channel> adapters,
            GuardSettings settings,
            ObjectProvider<MeterRegistry> meters) {
        var guarded =
                adapters.orderedStream()
                        .map(adapter -> new GuardedChannel(adapter, settings))
                        .toList();
        meters.ifAvailable(
                registry -> {
                    var breakers = new TaggedCircuitBreakerMetricsPublisher(registry);
                    guarded.stream()
                            .flatMap(channel -> channel.guards().stream())
                            .forEach(guard -> breakers.publishMetrics(guard.breaker()));
                });
        return new Channels(guarded);
    }
}
