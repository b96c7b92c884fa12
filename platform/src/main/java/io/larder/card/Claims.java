package io.larder.card;

import io.larder.ledger.Part;
import java.util.Optional;

/**
 * What others owe the issuer and may turn out not to be collectible; the room that knows of it says
 * how much is left and how it is given up.
 */
public interface Claims {

    /**
     * A claim.
     *
     * @param storeId where it arose
     * @param leftMinor what can be written off of it now
     */
    record Claim(String id, String storeId, long leftMinor) {}

    /** The claim with this id. */
    Optional<Claim> find(String claimId);

    /**
     * Gives up some of a claim; refused with {@code unknown_claim} or {@code above_claim}.
     *
     * @param amountMinor above zero
     * @param reference of the transfer, which has the code {@code write-off}
     */
    Part<String, CardRefusal> writeOff(String claimId, long amountMinor, String reference);
}
