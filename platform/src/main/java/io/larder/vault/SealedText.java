package io.larder.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A sealed value as text: {@code v1.<algorithm letter>.<key version>.<base64url of nonce, cipher
 * text and tag>}.
 */
record SealedText(SealingAlgorithm algorithm, int keyVersion, byte[] nonce, byte[] content) {

    private static final String FORMAT = "v1";
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    static SealedText parse(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(FORMAT) || parts[1].length() != 1) {
            throw new UnreadableValue("not a sealed value");
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(parts[3]);
            if (bytes.length < Gcm.NONCE_BYTES) {
                throw new UnreadableValue("a sealed value is cut short");
            }
            return new SealedText(
                    SealingAlgorithm.of(parts[1].charAt(0)),
                    Integer.parseInt(parts[2]),
                    Arrays.copyOf(bytes, Gcm.NONCE_BYTES),
                    Arrays.copyOfRange(bytes, Gcm.NONCE_BYTES, bytes.length));
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableValue("not a sealed value");
        }
    }

    String text() {
        var bytes = Arrays.copyOf(nonce, nonce.length + content.length);
        System.arraycopy(content, 0, bytes, nonce.length, content.length);
        return header(algorithm, keyVersion) + "." + TO_TEXT.encodeToString(bytes);
    }

    /** What is bound beside the place: nobody can pass a value off as another version's. */
    static byte[] bound(SealingAlgorithm algorithm, int keyVersion, String... place) {
        var text = header(algorithm, keyVersion) + "\n" + String.join("\n", place);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a text was sealed by this algorithm and key version, without decoding it. */
    static boolean isBy(String text, SealingAlgorithm algorithm, int keyVersion) {
        return text.startsWith(header(algorithm, keyVersion) + ".");
    }

    private static String header(SealingAlgorithm algorithm, int keyVersion) {
        return FORMAT + "." + algorithm.letter() + "." + keyVersion;
    }
}
