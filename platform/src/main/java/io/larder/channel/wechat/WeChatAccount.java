package io.larder.channel.wechat;

import io.larder.channel.ChannelKeys;
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

    static WeChatAccount of(ChannelKeys keys, Optional<URI> base) {
        var publicKeyId = keys.find(ChannelKeys.WECHAT_PUBLIC_KEY_ID).orElse(null);
        return new WeChatAccount(
                keys.text(ChannelKeys.WECHAT_MERCHANT_ID),
                keys.text(ChannelKeys.WECHAT_APP_ID),
                keys.text(ChannelKeys.WECHAT_MERCHANT_SERIAL),
                publicKeyId,
                keys.text(ChannelKeys.WECHAT_MERCHANT_PRIVATE_KEY),
                keys.text(
                        publicKeyId == null
                                ? ChannelKeys.WECHAT_CERTIFICATES
                                : ChannelKeys.WECHAT_PUBLIC_KEY),
                keys.text(ChannelKeys.WECHAT_API_V3_KEY),
                base);
    }

    /** Nothing of the keys. */
    @Override
    public String toString() {
        return "WeChatAccount[" + merchantId + "]";
    }
}
