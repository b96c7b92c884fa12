package io.larder.kit;

import io.larder.assembly.Platform;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/** Every room in one application, as {@link Platform} has it, but without what tests declare. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ConfigurationPropertiesScan("io.larder")
@ComponentScan(
        basePackages = "io.larder",
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = WholePlatform.OfTests.class),
            @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Platform.class)
        })
public class WholePlatform {

    /** Starts it as a sandbox without simulated channels. */
    public static RunningServer start(TestDatabase database, String... settings) {
        var all = new String[settings.length + 1];
        all[0] = "larder.mode=SANDBOX";
        System.arraycopy(settings, 0, all, 1, settings.length);
        return RunningServer.start(database, WholePlatform.class, all);
    }

    @Bean
    Clock wallClock() {
        return Clock.systemUTC();
    }

    /** What was compiled from the tests. */
    static final class OfTests implements TypeFilter {
        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory)
                throws IOException {
            return type.getResource().getURI().toString().contains("/test-classes/");
        }
    }
}
