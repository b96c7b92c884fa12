package io.larder.reconcile;

import java.time.LocalDate;
import java.util.Optional;

/** The certificates of closed days. */
public interface Certificates {

    /** A closed day's certificate. */
    Optional<SignedCertificate> find(LocalDate date);

    /**
     * Whether the transfers there are now still make a closed day's certificate, byte for byte;
     * empty when the day has none. Reads all transfers up to that date.
     */
    Optional<Boolean> isReproduced(LocalDate date);

    /** The public key that verifies them: X.509 in PEM. */
    String publicKeyPem();
}
