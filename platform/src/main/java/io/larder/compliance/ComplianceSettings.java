package io.larder.compliance;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which rules hold.
 *
 * @param jurisdiction the prefix of the rule packs that are used; {@code cn} by default
 * @param directory a folder with further packs, such as a new one that comes into force; none by
 *     default
 */
@ConfigurationProperties("larder.compliance")
record ComplianceSettings(@DefaultValue("cn") String jurisdiction, @Nullable String directory) {}
