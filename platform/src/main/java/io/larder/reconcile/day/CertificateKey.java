package io.larder.reconcile.day;

import io.larder.ledger.InTurn;
import io.larder.reconcile.SignedCertificate;
import io.larder.vault.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * The key that signs certificates, made at the first start and kept in the vault. It is read anew
 * each time: a day is closed once, and the key need not stand in memory between.
 */
@Component
class CertificateKey {

    /** One secret for both halves, so that they can never be of two pairs. */
    private static final String NAME = "reconcile/certificate-key";

    private static final int PEM_LINE = 64;

    private final Secrets secrets;
    private final InTurn inTurn;

    CertificateKey(Secrets secrets, InTurn inTurn) {
        this.secrets = secrets;
        this.inTurn = inTurn;
    }

    /** PKCS #8 and X.509. */
    private record Pair(byte[] privateKey, byte[] publicKey) {

        static Pair parse(byte[] secret) {
            var lines = new String(secret, StandardCharsets.US_ASCII).split("\n", -1);
            var base64 = Base64.getDecoder();
            return new Pair(base64.decode(lines[0]), base64.decode(lines[1]));
        }

        byte[] secret() {
            var base64 = Base64.getEncoder();
            var text = base64.encodeToString(privateKey) + "\n" + base64.encodeToString(publicKey);
            return text.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public String toString() {
            return "Pair";
        }
    }

    /** A signature in Base64, and the id of the key that made it. */
    record Signed(String signature, String keyId) {}

    Signed sign(byte[] content) {
        var pair = pair();
        try {
            var keys = KeyFactory.getInstance(SignedCertificate.ALGORITHM);
            var signer = Signature.getInstance(SignedCertificate.ALGORITHM);
            signer.initSign(keys.generatePrivate(new PKCS8EncodedKeySpec(pair.privateKey())));
            signer.update(content);
            var signature = Base64.getEncoder().encodeToString(signer.sign());
            return new Signed(signature, Names.sha256(pair.publicKey()));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("certificates cannot be signed", fault);
        }
    }

    String keyId() {
        return Names.sha256(pair().publicKey());
    }

    String publicKeyPem() {
        var lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'});
        return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                .formatted(lines.encodeToString(pair().publicKey()));
    }

    private Pair pair() {
        var kept = secrets.find(NAME);
        return Pair.parse(kept.orElseGet(() -> inTurn.run("certificate-key", this::made)));
    }

    /** By one process alone: a key made over another could not verify what that one signed. */
    private byte[] made() {
        var kept = secrets.find(NAME);
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            var made = KeyPairGenerator.getInstance(SignedCertificate.ALGORITHM).generateKeyPair();
            var pair = new Pair(made.getPrivate().getEncoded(), made.getPublic().getEncoded());
            secrets.put(NAME, pair.secret());
            return pair.secret();
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("no key for certificates can be made", fault);
        }
    }
}
