package io.larder.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code larder.identity}.
 *
 * @param sessionIdle a session ends when it was not used for so long
 * @param sessionLongest a session ends after so long even when it is used
 * @param headEntity the legal entity in whose books the payment channels' accounts stand; empty for
 *     the one that was made first. Set it before the first recharge and never change it
 */
@ConfigurationProperties("larder.identity")
record IdentitySettings(
        @DefaultValue("30m") Duration sessionIdle,
        @DefaultValue("12h") Duration sessionLongest,
        @DefaultValue("") String headEntity) {}
