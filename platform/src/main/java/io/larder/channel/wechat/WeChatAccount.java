package io.larder.channel.wechat;

import io.larder.channel.ChannelKeys;
import io.larder.channel.ChannelNotReady;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's account with its keys, as text.
 *
 * @param publicKeyId null when platform certificates are used
 * @param vendorKey WeChat Pay's public key, or its platform certificates
 * @param base where to call, or empty for the vendor's own hosts
 */
record WeChatAccount(
        String merchantId,
        String appId,
        String merchantSerial,
        @Nullable String publicKeyId,
        String merchantPrivateKey,
        String vendorKey,
        String apiV3Key,
        Optional<URI> base) {

    static WeChatAccount of(WeChatSettings settings, ChannelKeys keys, Optional<URI> base) {
        var byCertificates = settings.publicKeyId() == null || settings.publicKeyId().isBlank();
        return new WeChatAccount(
                set("merchant-id", settings.merchantId()),
                set("app-id", settings.appId()),
                set("merchant-serial", settings.merchantSerial()),
                byCertificates ? null : settings.publicKeyId(),
                keys.text(ChannelKeys.WECHAT_MERCHANT_PRIVATE_KEY),
                keys.text(
                        byCertificates
                                ? ChannelKeys.WECHAT_PLATFORM_CERTIFICATES
                                : ChannelKeys.WECHAT_PUBLIC_KEY),
                keys.text(ChannelKeys.WECHAT_API_V3_KEY),
                base);
    }

    /** Nothing of the keys. */
    @Override
    public String toString() {
        return "WeChatAccount[" + merchantId + "]";
    }

    private static String set(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ChannelNotReady("larder.channel.wechat." + name + " is not set");
        }
        return value;
    }
}
