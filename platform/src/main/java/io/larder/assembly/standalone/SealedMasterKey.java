package io.larder.assembly.standalone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The text of the vault's master key file under a passphrase: Argon2id (RFC 9106, second
 * recommended option: 64 MB, 3 passes, 4 lanes) and AES-256-GCM. All members are hex digits.
 */
record SealedMasterKey(String salt, String nonce, String sealed) {

    private static final int MEMORY_KB = 65_536;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    private static final int TAG_BITS = 128;

    static SealedMasterKey seal(byte[] key, String passphrase, SecureRandom random) {
        var salt = bytes(random, 16);
        var nonce = bytes(random, 12);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, passphrase, salt, nonce).doFinal(key);
            var hex = HexFormat.of();
            return new SealedMasterKey(
                    hex.formatHex(salt), hex.formatHex(nonce), hex.formatHex(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws {@link DataDirectory.Refused} when the passphrase is wrong. */
    byte[] open(String passphrase) {
        var hex = HexFormat.of();
        try {
            return cipher(Cipher.DECRYPT_MODE, passphrase, hex.parseHex(salt), hex.parseHex(nonce))
                    .doFinal(hex.parseHex(sealed));
        } catch (GeneralSecurityException e) {
            throw new DataDirectory.Refused(
                    "the passphrase does not open the archive's master key");
        }
    }

    private static byte[] bytes(SecureRandom random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Cipher cipher(int mode, String passphrase, byte[] salt, byte[] nonce)
            throws GeneralSecurityException {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withSalt(salt)
                        .withMemoryAsKB(MEMORY_KB)
                        .withIterations(PASSES)
                        .withParallelism(LANES)
                        .build());
        var key = new byte[32];
        generator.generateBytes(passphrase.getBytes(StandardCharsets.UTF_8), key);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
