package io.larder.edge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code larder.edge}.
 *
 * @param maxBodyBytes the largest request body that is read, in bytes
 * @param maxFileBytes the largest file that can be sent, {@code application/octet-stream}, in
 *     bytes; it is not read before its endpoint has checked the caller
 */
@ConfigurationProperties("larder.edge")
record EdgeSettings(
        @DefaultValue("65536") int maxBodyBytes, @DefaultValue("268435456") long maxFileBytes) {}
