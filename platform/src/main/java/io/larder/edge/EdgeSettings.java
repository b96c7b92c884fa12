package io.larder.edge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code larder.edge}.
 *
 * @param maxBodyBytes the largest request body that is read, in bytes
 */
@ConfigurationProperties("larder.edge")
record EdgeSettings(@DefaultValue("65536") int maxBodyBytes) {}
