package io.larder.sandbox.wechat;

import io.larder.sandbox.keys.KeyFolder;
import io.larder.sandbox.keys.Pem;
import io.larder.sandbox.keys.RandomText;
import io.larder.sandbox.keys.SelfSigned;
import io.larder.sandbox.keys.Signer;
import io.larder.sandbox.keys.Verifier;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;

/**
 * The keys of one merchant at WeChat Pay. The merchant's folder holds what a merchant has; what
 * only the vendor has stays in the sandbox's own.
 */
record WeChatKeys(
        String merchantId,
        String appId,
        String apiV3Key,
        String merchantSerial,
        Verifier merchant,
        Signer byPublicKey,
        String publicKeyId,
        Signer byCertificate,
        String certificateSerial,
        String certificate) {

    private static final String[] MERCHANT_FILES = {
        "merchant-id.txt",
        "app-id.txt",
        "api-v3-key.txt",
        "merchant-private-key.pem",
        "merchant-certificate.pem",
        "merchant-certificate-serial.txt",
        "platform-public-key.pem",
        "platform-public-key-id.txt",
        "platform-certificate.pem",
        "platform-certificate-serial.txt"
    };
    private static final String[] VENDOR_FILES = {
        "platform-private-key.pem",
        "platform-certificate-private-key.pem",
        "merchant-public-key.pem"
    };

    /** Reads both folders, or makes all keys anew when a file is missing. */
    static WeChatKeys open(KeyFolder merchant, KeyFolder vendor, Instant now) {
        if (!merchant.has(MERCHANT_FILES) || !vendor.has(VENDOR_FILES)) {
            make(merchant, vendor, now);
        }
        return new WeChatKeys(
                merchant.read("merchant-id.txt"),
                merchant.read("app-id.txt"),
                merchant.read("api-v3-key.txt"),
                merchant.read("merchant-certificate-serial.txt"),
                new Verifier(Pem.publicKey(vendor.read("merchant-public-key.pem"))),
                new Signer(Pem.privateKey(vendor.read("platform-private-key.pem"))),
                merchant.read("platform-public-key-id.txt"),
                new Signer(Pem.privateKey(vendor.read("platform-certificate-private-key.pem"))),
                merchant.read("platform-certificate-serial.txt"),
                merchant.read("platform-certificate.pem"));
    }

    private static void make(KeyFolder merchant, KeyFolder vendor, Instant now) {
        merchant.write("merchant-id.txt", "19" + RandomText.digits(8));
        merchant.write("app-id.txt", "wx" + RandomText.hex(16).toLowerCase(java.util.Locale.ROOT));
        merchant.write("api-v3-key.txt", RandomText.letters(32));
        KeyPair own = certified(merchant, "merchant", "Larder sandbox merchant", now);
        merchant.write("merchant-private-key.pem", privatePem(own));
        vendor.write("merchant-public-key.pem", publicPem(own));
        KeyPair certified = certified(merchant, "platform", "Larder sandbox WeChat Pay", now);
        vendor.write("platform-certificate-private-key.pem", privatePem(certified));
        KeyPair platform = Pem.newKeyPair();
        vendor.write("platform-private-key.pem", privatePem(platform));
        merchant.write("platform-public-key.pem", publicPem(platform));
        merchant.write("platform-public-key-id.txt", "PUB_KEY_ID_0" + RandomText.digits(30));
    }

    private static KeyPair certified(KeyFolder folder, String whose, String name, Instant now) {
        KeyPair pair = Pem.newKeyPair();
        // Forty digits, the first of them neither zero nor so high that the number is negative.
        String serial = "5" + RandomText.hex(39);
        byte[] certificate = SelfSigned.certificate(pair, name, new BigInteger(serial, 16), now);
        folder.write(whose + "-certificate.pem", Pem.armoured("CERTIFICATE", certificate));
        folder.write(whose + "-certificate-serial.txt", serial);
        return pair;
    }

    private static String privatePem(KeyPair pair) {
        return Pem.armoured("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    private static String publicPem(KeyPair pair) {
        return Pem.armoured("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    /** Which key a merchant verifies with that named this one, or none, in its request. */
    String keyIdFor(String named) {
        return named.startsWith("PUB_KEY_ID_") ? publicKeyId : certificateSerial;
    }

    /** Signs with the key of this id. */
    String sign(String keyId, String text) {
        return (keyId.equals(publicKeyId) ? byPublicKey : byCertificate).sign(text);
    }
}
