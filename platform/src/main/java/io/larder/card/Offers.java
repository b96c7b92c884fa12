package io.larder.card;

import io.larder.card.bonus.Campaigns;
import org.springframework.stereotype.Component;

/**
 * What is given on top of a recharge now: asked before its command is submitted, from memory, so
 * that a recharge to which no campaign applies pays nothing for it.
 */
@Component
public class Offers {

    private final Campaigns campaigns;

    Offers(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * The bonus for a recharge, to be decided with its card.
     *
     * @param method where it is made, such as {@code TILL}
     * @param payWith what it is paid with, such as {@code CASH}
     */
    public Bonus of(long amountMinor, String method, String payWith, String storeId) {
        var candidates =
                campaigns.open().stream()
                        .filter(one -> one.takes(amountMinor, method, payWith, storeId))
                        .toList();
        return candidates.isEmpty() ? Bonus.NONE : new Bonus.Offered(candidates);
    }
}
