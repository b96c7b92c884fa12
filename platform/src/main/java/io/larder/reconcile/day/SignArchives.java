package io.larder.reconcile.day;

import io.larder.ledger.Seals;
import io.larder.reconcile.SignedCertificate;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Archives are signed by the key of the certificates: one key to keep apart. */
@Component
class SignArchives implements Seals {

    private final CertificateKey key;

    SignArchives(CertificateKey key) {
        this.key = key;
    }

    @Override
    public byte[] signed(Object manifest) {
        var json = JsonMapper.shared();
        var signed = key.sign(SignedCertificate.canonical(json.writeValueAsString(manifest)));
        var published = new LinkedHashMap<String, Object>();
        published.put("manifest", manifest);
        published.put("algorithm", SignedCertificate.ALGORITHM);
        published.put("keyId", signed.keyId());
        published.put("signature", signed.signature());
        return json.writeValueAsBytes(published);
    }
}
