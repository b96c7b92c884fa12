package io.larder.vault;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Galois/Counter mode over AES (the JDK's) or SM4 (Bouncy Castle's). */
final class Gcm {

    static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Gcm() {}

    /** Cipher text followed by the tag. A nonce must never be used twice under one key. */
    static byte[] seal(
            SealingAlgorithm algorithm, byte[] key, byte[] nonce, byte[] bound, byte[] plain) {
        return switch (algorithm) {
            case AES_256_GCM -> aes(Cipher.ENCRYPT_MODE, key, nonce, bound, plain);
            case SM4_GCM -> sm4(true, key, nonce, bound, plain);
        };
    }

    /** The plain text, or {@link UnreadableValue} when anything differs from what was sealed. */
    static byte[] open(
            SealingAlgorithm algorithm, byte[] key, byte[] nonce, byte[] bound, byte[] sealed) {
        return switch (algorithm) {
            case AES_256_GCM -> aes(Cipher.DECRYPT_MODE, key, nonce, bound, sealed);
            case SM4_GCM -> sm4(false, key, nonce, bound, sealed);
        };
    }

    private static byte[] aes(int mode, byte[] key, byte[] nonce, byte[] bound, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new UnreadableValue("a sealed value does not open here");
        }
    }

    private static byte[] sm4(
            boolean sealing, byte[] key, byte[] nonce, byte[] bound, byte[] input) {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(sealing, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, bound));
        var output = new byte[cipher.getOutputSize(input.length)];
        try {
            int done = cipher.processBytes(input, 0, input.length, output, 0);
            cipher.doFinal(output, done);
            return output;
        } catch (InvalidCipherTextException broken) {
            throw new UnreadableValue("a sealed value does not open here");
        }
    }
}
