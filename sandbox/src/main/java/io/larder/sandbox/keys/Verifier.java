package io.larder.sandbox.keys;

import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Verifies RSA signatures with SHA-256; set-ups are kept for reuse. */
public final class Verifier {

    private final PublicKey key;
    private final ConcurrentLinkedQueue<Signature> ready = new ConcurrentLinkedQueue<>();

    /** A verifier with this key. */
    public Verifier(PublicKey key) {
        this.key = key;
    }

    /** Whether the Base64 signature stands over the text. */
    public boolean verify(String text, Charset charset, String base64) {
        try {
            Signature signature = ready.poll();
            if (signature == null) {
                signature = Signature.getInstance("SHA256withRSA");
                signature.initVerify(key);
            }
            signature.update(text.getBytes(charset));
            boolean genuine = signature.verify(Base64.getDecoder().decode(base64));
            ready.add(signature);
            return genuine;
        } catch (SignatureException | IllegalArgumentException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
