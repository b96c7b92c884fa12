package io.larder.channel.alipay;

import com.alipay.api.SignChecker;
import com.alipay.api.Signer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/**
 * Alipay's RSA2 (SHA-256 with RSA, Base64) with keys parsed once; the SDK's own parses them for
 * each call.
 */
record Rsa2(PrivateKey ours, PublicKey theirs) implements Signer, SignChecker {

    static final String NAME = "RSA2";

    private static final String ALGORITHM = "SHA256withRSA";

    @Override
    public String sign(String content, String signType, String charset) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(ours);
            signature.update(content.getBytes(Charset.forName(charset)));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean check(String content, String sign, String signType, String charset) {
        return NAME.equals(signType) && isSigned(content, sign, Charset.forName(charset));
    }

    @Override
    public boolean checkCert(
            String content, String sign, String signType, String charset, String publicKey) {
        return false; // certificates are not used
    }

    /** Whether Alipay signed this UTF-8 text. */
    boolean isSigned(String content, String sign) {
        return isSigned(content, sign, StandardCharsets.UTF_8);
    }

    private boolean isSigned(String content, String sign, Charset charset) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(theirs);
            signature.update(content.getBytes(charset));
            return signature.verify(Base64.getDecoder().decode(sign));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
