package io.larder.reconcile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A certificate with its signature, as it is published. What is signed is the RFC 8785 form of the
 * member {@code certificate}, so white space and the order of members do not matter.
 *
 * @param algorithm {@link #ALGORITHM}
 * @param keyId SHA-256, in hex, of the public key's X.509 form
 * @param signature Base64
 */
public record SignedCertificate(
        DayCertificate certificate, String algorithm, String keyId, String signature) {

    /** RFC 8032, without pre-hashing. */
    public static final String ALGORITHM = "Ed25519";

    /** What verification found; {@code why} is null when the signature holds. */
    public record Verdict(boolean ok, @Nullable String why) {}

    /**
     * Verifies a published certificate with the public key alone.
     *
     * @param file the JSON as it was published, whatever else stands beside the certificate
     * @param publicKeyPem X.509 in PEM
     */
    public static Verdict verify(byte[] file, String publicKeyPem) {
        try {
            var published = JsonMapper.shared().readTree(file);
            var certificate = published.path("certificate");
            if (!certificate.isObject()
                    || !published.path("algorithm").asString("").equals(ALGORITHM)) {
                return new Verdict(false, "it is no certificate signed by " + ALGORITHM);
            }
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey(publicKeyPem));
            verifier.update(canonical(certificate.toString()));
            var signature = Base64.getDecoder().decode(published.path("signature").asString(""));
            return verifier.verify(signature)
                    ? new Verdict(true, null)
                    : new Verdict(
                            false, "the signature is not this key's, or something was changed");
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException bad) {
            return new Verdict(false, "it cannot be read: " + bad.getMessage());
        }
    }

    /** The RFC 8785 form of some JSON. */
    public static byte[] canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }

    private static PublicKey publicKey(String pem) throws GeneralSecurityException {
        var base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var bytes = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
    }
}
