package io.larder.reconcile.day;

import io.larder.ledger.Invariant;
import io.larder.reconcile.DayCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The chain still leads through the heads that certificates name. Whoever rewrites old transfers
 * with all hashes after them makes a chain that is whole in itself, but not the one that was
 * certified. New batches come after every certified head, so only the whole audit looks. Signatures
 * are verified apart, with the public key alone.
 */
@Component
class CertificatesMatchChain implements Invariant {

    private static final String NAME = "certificates_match_chain";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Breach> ofAll(JdbcClient snapshot) {
        var breaches = new ArrayList<Breach>();
        for (var content :
                snapshot.sql("SELECT content FROM day_certificate ORDER BY id")
                        .query(String.class)
                        .list()) {
            var certificate = JsonMapper.shared().readValue(content, DayCertificate.class);
            breaches.addAll(ofOne(snapshot, certificate));
        }
        return breaches.subList(0, Math.min(breaches.size(), MOST_LISTED));
    }

    private static List<Breach> ofOne(JdbcClient snapshot, DayCertificate certificate) {
        var breaches = new ArrayList<Breach>();
        for (var lane : certificate.lanes()) {
            var stored =
                    snapshot.sql("SELECT hash FROM batch WHERE lane = ? AND number = ?")
                            .params(lane.lane(), lane.batch())
                            .query(String.class)
                            .optional();
            if (!stored.equals(Optional.of(lane.hash()))) {
                breaches.add(
                        new Breach(
                                NAME,
                                "batch %d of lane %d is not the one certified on %s"
                                        .formatted(
                                                lane.batch(),
                                                lane.lane(),
                                                certificate.businessDate())));
            }
        }
        return breaches;
    }
}
