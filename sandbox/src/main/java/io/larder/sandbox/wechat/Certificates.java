package io.larder.sandbox.wechat;

import io.larder.sandbox.keys.Aes;
import io.larder.sandbox.keys.Pem;
import io.larder.sandbox.keys.RandomText;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Json;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v3/certificates}: the platform's certificate, under the merchant's APIv3 key. */
final class Certificates {

    private final WeChatKeys keys;

    Certificates(WeChatKeys keys) {
        this.keys = keys;
    }

    Answer all() {
        String nonce = RandomText.letters(12);
        X509Certificate certificate = certificate();
        ObjectNode body = Json.object();
        ObjectNode one = body.putArray("data").addObject();
        one.put("serial_no", keys.certificateSerial())
                .put("effective_time", Bodies.time(certificate.getNotBefore().toInstant()))
                .put("expire_time", Bodies.time(certificate.getNotAfter().toInstant()));
        String sealed = Aes.encrypted(keys.apiV3Key(), nonce, "certificate", keys.certificate());
        one.putObject("encrypt_certificate")
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("nonce", nonce)
                .put("associated_data", "certificate")
                .put("ciphertext", sealed);
        return Answer.json(200, Json.write(body));
    }

    private X509Certificate certificate() {
        try {
            var bytes = new ByteArrayInputStream(Pem.bytes(keys.certificate()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        } catch (CertificateException damaged) {
            throw new IllegalStateException("the platform's certificate is damaged", damaged);
        }
    }
}
