package io.larder.channel.wechat;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The merchant's account at WeChat Pay, {@code larder.channel.wechat.*}; its keys are in the vault.
 * The channel exists when {@code merchant-id} is set.
 *
 * @param merchantId {@code mchid}
 * @param appId {@code appid} bound to it
 * @param merchantSerial serial number of our API certificate
 * @param publicKeyId {@code PUB_KEY_ID_…} of WeChat Pay's public key; null selects platform
 *     certificates instead
 * @param baseUrl scheme, host and port to call instead of the vendor's; only the sandbox's
 */
@ConfigurationProperties("larder.channel.wechat")
record WeChatSettings(
        @Nullable String merchantId,
        @Nullable String appId,
        @Nullable String merchantSerial,
        @Nullable String publicKeyId,
        @Nullable String baseUrl) {}
