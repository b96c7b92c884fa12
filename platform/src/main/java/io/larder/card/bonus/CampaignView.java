package io.larder.card.bonus;

import io.larder.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is shown. Empty lists mean all.
 *
 * @param bonus fixed, or null when it is by thousandths
 * @param thousandths of the recharge, rounded down, or null when it is fixed
 * @param endedAt when it was ended before its last day, or null
 */
record CampaignView(
        String id,
        String nameZh,
        String nameEn,
        LocalDate firstDay,
        LocalDate lastDay,
        Money minimum,
        @Nullable Money bonus,
        @Nullable Integer thousandths,
        @Nullable Money mostPerRecharge,
        @Nullable Money mostPerCard,
        Campaign.Holders holders,
        List<String> productIds,
        List<String> methods,
        List<String> payWiths,
        List<String> storeIds,
        int validDays,
        int priority,
        Instant madeAt,
        String madeBy,
        @Nullable Instant endedAt) {

    static CampaignView of(Campaign campaign) {
        return new CampaignView(
                campaign.id(),
                campaign.nameZh(),
                campaign.nameEn(),
                campaign.firstDay(),
                campaign.lastDay(),
                Money.cny(campaign.minimumMinor()),
                campaign.fixedMinor() == 0 ? null : Money.cny(campaign.fixedMinor()),
                campaign.fixedMinor() == 0 ? Integer.valueOf(campaign.thousandths()) : null,
                money(campaign.mostMinor()),
                money(campaign.mostOnCardMinor()),
                campaign.holders(),
                Campaign.words(campaign.productIds()),
                Campaign.words(campaign.methods()),
                Campaign.words(campaign.payWiths()),
                Campaign.words(campaign.storeIds()),
                campaign.validDays(),
                campaign.priority(),
                campaign.madeAt(),
                campaign.madeBy(),
                campaign.endedAt());
    }

    private static @Nullable Money money(@Nullable Long minor) {
        return minor == null ? null : Money.cny(minor);
    }
}
