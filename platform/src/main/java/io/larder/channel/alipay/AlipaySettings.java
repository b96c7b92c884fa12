package io.larder.channel.alipay;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether and where Alipay is called, {@code larder.channel.alipay.*}. The merchant's numbers and
 * keys stand in the vault, see {@link io.larder.channel.ChannelKeys}.
 *
 * @param enabled whether this installation has the channel; a {@code baseUrl} says so too
 * @param baseUrl where the gateway is instead of the vendor's; only the sandbox's. Without a path
 *     {@code /gateway.do} is meant
 */
@ConfigurationProperties("larder.channel.alipay")
record AlipaySettings(boolean enabled, @Nullable String baseUrl) {}
