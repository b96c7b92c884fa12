package io.larder.assembly;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Every room in one application context. */
@SpringBootApplication(scanBasePackages = "io.larder")
@ConfigurationPropertiesScan("io.larder")
public class Platform {

    /** Wall time: signatures, sessions and deadlines run on it. */
    @Bean
    public Clock wallClock() {
        return Clock.systemUTC();
    }
}
