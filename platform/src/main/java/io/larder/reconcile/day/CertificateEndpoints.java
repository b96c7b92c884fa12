package io.larder.reconcile.day;

import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.reconcile.SignedCertificate;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Certificates over HTTP, and the key that verifies them. */
@RestController
class CertificateEndpoints {

    private final Certify certificates;
    private final CertificateKey key;

    CertificateEndpoints(Certify certificates, CertificateKey key) {
        this.certificates = certificates;
        this.key = key;
    }

    /**
     * The public key of this installation's certificates; anybody may know it.
     *
     * @param keyId SHA-256, in hex, of its X.509 form
     * @param publicKey X.509 in PEM
     */
    record PublicKey(String algorithm, String keyId, String publicKey) {}

    /** A closed day's certificate; its figures are of all stores. */
    @GetMapping("/api/v1/business-days/{date}/certificate")
    SignedCertificate show(
            Caller caller, @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date) {
        caller.allowForWholeChain(Operation.DAY_READ);
        return certificates
                .find(date)
                .orElseThrow(
                        () ->
                                ReconcileCodes.CERTIFICATE_UNKNOWN.problem(
                                        "It is made when the day is closed."));
    }

    @GetMapping("/api/v1/certificate-key")
    PublicKey key() {
        return new PublicKey(SignedCertificate.ALGORITHM, key.keyId(), key.publicKeyPem());
    }
}
