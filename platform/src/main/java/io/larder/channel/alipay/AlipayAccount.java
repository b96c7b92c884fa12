package io.larder.channel.alipay;

import io.larder.channel.ChannelKeys;
import io.larder.channel.ChannelNotReady;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * A merchant's account with its keys, parsed.
 *
 * @param appId our application
 * @param sellerId who is paid
 * @param gateway where calls go
 */
record AlipayAccount(
        String appId,
        String sellerId,
        PrivateKey appPrivateKey,
        PublicKey alipayPublicKey,
        URI gateway) {

    private static final URI VENDOR = URI.create("https://openapi.alipay.com/gateway.do");

    static AlipayAccount of(ChannelKeys keys, Optional<URI> base) {
        try {
            var rsa = KeyFactory.getInstance("RSA");
            return new AlipayAccount(
                    keys.text(ChannelKeys.ALIPAY_APP_ID),
                    keys.text(ChannelKeys.ALIPAY_SELLER_ID),
                    rsa.generatePrivate(
                            new PKCS8EncodedKeySpec(
                                    der(keys.text(ChannelKeys.ALIPAY_APP_PRIVATE_KEY)))),
                    rsa.generatePublic(
                            new X509EncodedKeySpec(der(keys.text(ChannelKeys.ALIPAY_PUBLIC_KEY)))),
                    base.map(AlipayAccount::gatewayAt).orElse(VENDOR));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ChannelNotReady("a key of Alipay in the vault cannot be read");
        }
    }

    /** Nothing of the keys. */
    @Override
    public String toString() {
        return "AlipayAccount[" + appId + "]";
    }

    private static URI gatewayAt(URI base) {
        return base.getPath().length() > 1 ? base : base.resolve("/gateway.do");
    }

    /** Alipay's console gives bare Base64, files have PEM armour: both are read. */
    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
