package io.larder.reconcile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is signed, with the signature beside it: how both kinds of it are verified. */
final class SignedJson {

    private SignedJson() {}

    /** Throws where it is no public key in PEM. */
    static PublicKey publicKey(String pem) throws GeneralSecurityException {
        var base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var bytes = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        return KeyFactory.getInstance(SignedCertificate.ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(bytes));
    }

    /**
     * Why it is not signed by a key; null when it is.
     *
     * @param member the name of what is signed
     * @param type what its own {@code type} must be
     * @param what it is called
     */
    static @Nullable String refuted(
            JsonNode published, String member, String type, String what, PublicKey key)
            throws GeneralSecurityException {
        var content = published.path(member);
        if (!content.isObject()
                || !published.path("algorithm").asString("").equals(SignedCertificate.ALGORITHM)
                || !content.path("type").asString("").equals(type)) {
            return "it is no %s signed by %s".formatted(what, SignedCertificate.ALGORITHM);
        }
        var id = keyId(key);
        var named = published.path("keyId").asString(id);
        if (!named.equals(id)) {
            return "it names key %s, and this is key %s".formatted(named, id);
        }
        var verifier = Signature.getInstance(SignedCertificate.ALGORITHM);
        verifier.initVerify(key);
        verifier.update(SignedCertificate.canonical(content.toString()));
        return verifier.verify(Base64.getDecoder().decode(published.path("signature").asString("")))
                ? null
                : "the signature is not this key's, or something was changed";
    }

    private static String keyId(PublicKey key) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return HexFormat.of().formatHex(digest);
    }
}
