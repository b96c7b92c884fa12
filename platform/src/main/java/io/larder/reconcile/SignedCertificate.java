package io.larder.reconcile;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
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

    /**
     * What verification found.
     *
     * @param why it does not hold; null when it does
     * @param certificate what holds; null when nothing does
     */
    public record Verdict(boolean ok, @Nullable String why, @Nullable DayCertificate certificate) {

        private static Verdict no(String why) {
            return new Verdict(false, why, null);
        }
    }

    /**
     * Verifies a published certificate with the public key alone: the signature, and that the trial
     * balance that was signed adds up.
     *
     * @param file the JSON as it was published, whatever else stands beside the certificate
     * @param publicKeyPem X.509 in PEM
     */
    public static Verdict verify(byte[] file, String publicKeyPem) {
        PublicKey key;
        try {
            key = SignedJson.publicKey(publicKeyPem);
        } catch (GeneralSecurityException | IllegalArgumentException bad) {
            return Verdict.no("the key is no public key for " + ALGORITHM + " in PEM");
        }
        try {
            return verify(JsonMapper.shared().readTree(file), key);
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException bad) {
            return Verdict.no("it cannot be read: " + bad.getMessage());
        }
    }

    private static Verdict verify(JsonNode published, PublicKey key)
            throws GeneralSecurityException {
        var wrong =
                SignedJson.refuted(
                        published, "certificate", DayCertificate.TYPE, "certificate of a day", key);
        if (wrong != null) {
            return Verdict.no(wrong);
        }
        var content = published.path("certificate");
        var certificate = JsonMapper.shared().treeToValue(content, DayCertificate.class);
        return certificate.addsUp()
                ? new Verdict(true, null, certificate)
                : Verdict.no("it was signed so, and its trial balance does not add up");
    }

    /** The RFC 8785 form of some JSON. */
    public static byte[] canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedUTF8();
        } catch (IOException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }
}
