package io.larder.card;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A card as others may see it.
 *
 * @param maskedNumber its number without the middle
 * @param freezeReason what the staff noted when it was frozen last, or null
 * @param frozenFor the reasons that stand; it is frozen while there are any
 * @param replacedBy the card that all of its money went to, or null
 * @param customerId its registered holder, opaque, or null
 * @param storeId where it was issued
 * @param expiresOn the last day on which it can be used, or null
 * @param version rises with every change
 */
public record CardFacts(
        String id,
        String maskedNumber,
        String productId,
        boolean named,
        CardStatus status,
        @Nullable String freezeReason,
        Set<FreezeReason> frozenFor,
        @Nullable String replacedBy,
        @Nullable String customerId,
        String storeId,
        LocalDate issuedOn,
        @Nullable LocalDate expiresOn,
        long version) {}
