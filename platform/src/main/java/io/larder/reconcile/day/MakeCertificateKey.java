package io.larder.reconcile.day;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the key for certificates when a platform starts for the first time. Commands leave it
 * alone: some of them, such as the audit of a restored archive, have no master key.
 */
@Component
@ConditionalOnWebApplication
class MakeCertificateKey {

    private final CertificateKey key;

    MakeCertificateKey(CertificateKey key) {
        this.key = key;
    }

    @EventListener(ApplicationReadyEvent.class)
    void whereThereIsNone() {
        var unused = key.keyId();
    }
}
