package io.larder.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * SHA-256, in hex, over a request's path and the RFC 8785 form of its JSON body: requests that
 * differ only in white space and in the order of members are the same, any other two are not. The
 * path is part of it because it names what the request is about, such as the order to refund.
 */
public final class BodyHash {

    /** No request of ours nests deeper; the canonicalizer recurses, so this bounds its stack. */
    private static final int DEEPEST = 64;

    private BodyHash() {}

    /**
     * The hash of a request.
     *
     * @param path the request's path
     * @param body the bytes as received; empty for a request without a body
     * @throws Problem {@code malformed_json} when the body is not JSON
     */
    public static String of(String path, byte[] body) {
        var digest = sha256();
        digest.update(path.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        if (body.length > 0) {
            digest.update(canonical(body));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] canonical(byte[] body) {
        refuseTooDeep(body);
        try {
            return new JsonCanonicalizer(body).getEncodedUTF8();
        } catch (IOException | RuntimeException notJson) {
            throw EdgeCodes.MALFORMED_JSON.problem("Send one JSON object with each member once.");
        }
    }

    private static void refuseTooDeep(byte[] body) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < body.length; i++) {
            byte at = body[i];
            if (quoted) {
                if (at == '\\') {
                    i++;
                } else if (at == '"') {
                    quoted = false;
                }
            } else if (at == '"') {
                quoted = true;
            } else if (at == '{' || at == '[') {
                if (++depth > DEEPEST) {
                    throw EdgeCodes.MALFORMED_JSON.problem("The body nests too deeply.");
                }
            } else if (at == '}' || at == ']') {
                depth--;
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
