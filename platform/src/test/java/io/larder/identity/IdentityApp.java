package io.larder.identity;

import io.larder.kit.MovableWallTime;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The rooms edge and identity alone, on a clock that tests move. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"io.larder.edge", "io.larder.identity"},
        excludeFilters = @ComponentScan.Filter(pattern = ".*Test.*", type = FilterType.REGEX))
class IdentityApp {

    @Bean
    MovableWallTime wallTime() {
        return new MovableWallTime();
    }
}
