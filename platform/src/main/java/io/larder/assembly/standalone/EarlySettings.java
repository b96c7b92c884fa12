package io.larder.assembly.standalone;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Settings that are known only at the start, set before the log is opened. The environment and
 * system properties stand above them, so an operator can still say otherwise.
 */
record EarlySettings(Map<String, Object> settings)
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final int BEFORE_EVERYONE = Ordered.HIGHEST_PRECEDENCE + 1;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        event.getEnvironment()
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("standalone", settings));
    }

    @Override
    public int getOrder() {
        return BEFORE_EVERYONE;
    }

    /** Never shows the settings: a password is among them. */
    @Override
    public String toString() {
        return "EarlySettings";
    }
}
