package io.larder.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key over all data keys: 256 random bits from which the wrapping keys are derived. */
final class MasterKey {

    static final int BYTES = 32;

    private final byte[] secret;
    private final String id;

    MasterKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a master key has 32 bytes");
        }
        this.secret = secret.clone();
        this.id = HexFormat.of().formatHex(derived("id"), 0, 8);
    }

    /** Tells master keys apart and nothing about them. */
    String id() {
        return id;
    }

    String wrap(
            SealingAlgorithm algorithm,
            String purpose,
            int version,
            byte[] dataKey,
            SecureRandom random) {
        var nonce = new byte[Gcm.NONCE_BYTES];
        random.nextBytes(nonce);
        var bound = SealedText.bound(algorithm, version, "vault_key", purpose, id);
        var content = Gcm.seal(algorithm, wrappingKey(algorithm), nonce, bound, dataKey);
        return new SealedText(algorithm, version, nonce, content).text();
    }

    byte[] unwrap(String purpose, int version, String wrapped) {
        var sealed = SealedText.parse(wrapped);
        var bound = SealedText.bound(sealed.algorithm(), version, "vault_key", purpose, id);
        return Gcm.open(
                sealed.algorithm(),
                wrappingKey(sealed.algorithm()),
                sealed.nonce(),
                bound,
                sealed.content());
    }

    private byte[] wrappingKey(SealingAlgorithm algorithm) {
        return Arrays.copyOf(derived("wrap " + algorithm), algorithm.keyBytes());
    }

    private byte[] derived(String use) {
        return hmac(secret, "larder master key: " + use);
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "master key " + id;
    }
}
