package io.larder.assembly;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings under {@code larder.console}.
 *
 * @param directory the built console, {@code clients/console/dist} of the sources; null serves none
 */
@ConfigurationProperties("larder.console")
record ConsoleSettings(@Nullable Path directory) {}
