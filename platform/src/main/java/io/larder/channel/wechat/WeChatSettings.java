package io.larder.channel.wechat;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether and where WeChat Pay is called, {@code larder.channel.wechat.*}. The merchant's numbers
 * and keys stand in the vault, see {@link io.larder.channel.ChannelKeys}.
 *
 * @param enabled whether this installation has the channel; a {@code baseUrl} says so too
 * @param baseUrl scheme, host and port to call instead of the vendor's; only the sandbox's
 */
@ConfigurationProperties("larder.channel.wechat")
record WeChatSettings(boolean enabled, @Nullable String baseUrl) {}
