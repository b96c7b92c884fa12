package io.larder.reconcile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
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
            key = publicKey(publicKeyPem);
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
        var content = published.path("certificate");
        if (!content.isObject()
                || !published.path("algorithm").asString("").equals(ALGORITHM)
                || !content.path("type").asString("").equals(DayCertificate.TYPE)) {
            return Verdict.no("it is no certificate of a day signed by " + ALGORITHM);
        }
        var id = keyId(key);
        var named = published.path("keyId").asString(id);
        if (!named.equals(id)) {
            return Verdict.no("it names key %s, and this is key %s".formatted(named, id));
        }
        var verifier = Signature.getInstance(ALGORITHM);
        verifier.initVerify(key);
        verifier.update(canonical(content.toString()));
        if (!verifier.verify(
                Base64.getDecoder().decode(published.path("signature").asString("")))) {
            return Verdict.no("the signature is not this key's, or something was changed");
        }
        var certificate = JsonMapper.shared().treeToValue(content, DayCertificate.class);
        return certificate.addsUp()
                ? new Verdict(true, null, certificate)
                : Verdict.no("it was signed so, and its trial balance does not add up");
    }

    private static String keyId(PublicKey key) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return HexFormat.of().formatHex(digest);
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
