package io.larder.card.bonus;

import static io.larder.card.bonus.CampaignKit.fixed;
import static io.larder.card.bonus.CampaignKit.thousandths;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.Drawer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CampaignTest {

    private final Drawer drawer = new Drawer();

    @Test
    void it_takes_recharges_from_its_minimum_on() {
        var campaign = fixed("camp_1", 1_000).from(10_000).made();

        assertThat(campaign.takes(10_000, "TILL", "CASH", "store_a")).isTrue();
        assertThat(campaign.takes(9_999, "TILL", "CASH", "store_a")).isFalse();
    }

    @Test
    void what_it_lists_it_takes_and_nothing_else() {
        var campaign =
                fixed("camp_1", 1_000)
                        .methods("TILL KIOSK")
                        .payWiths("WECHAT")
                        .stores("store_a store_b")
                        .made();

        assertThat(campaign.takes(1, "KIOSK", "WECHAT", "store_b")).isTrue();
        assertThat(campaign.takes(1, "APP", "WECHAT", "store_b")).isFalse();
        assertThat(campaign.takes(1, "KIOSK", "CASH", "store_b")).isFalse();
        assertThat(campaign.takes(1, "KIOSK", "WECHAT", "store_c")).isFalse();
        assertThat(Campaign.words("TILL KIOSK")).containsExactly("TILL", "KIOSK");
        assertThat(Campaign.words("")).isEmpty();
    }

    @Test
    void it_gives_from_its_first_day_to_its_last() {
        var card = drawer.row(drawer.card(false));
        var last = Drawer.TODAY.plusDays(1);
        var campaign = fixed("camp_1", 1_000).days(Drawer.TODAY, last).made();

        assertThat(campaign.takes(card, Drawer.TODAY.minusDays(1))).isFalse();
        assertThat(campaign.takes(card, Drawer.TODAY)).isTrue();
        assertThat(campaign.takes(card, last)).isTrue();
        assertThat(campaign.takes(card, last.plusDays(1))).isFalse();
    }

    @Test
    void it_gives_to_named_cards_or_unnamed_ones_or_those_of_a_product() {
        var unnamed = drawer.row(drawer.card(false));
        var named = drawer.row(drawer.cardOf("card_2", "customer_1"));

        var forNamed = fixed("camp_1", 1).holders(Campaign.Holders.NAMED).made();
        var forUnnamed = fixed("camp_1", 1).holders(Campaign.Holders.UNNAMED).made();
        var forGifts = fixed("camp_1", 1).products("product_1").made();

        assertThat(forNamed.takes(named, Drawer.TODAY)).isTrue();
        assertThat(forNamed.takes(unnamed, Drawer.TODAY)).isFalse();
        assertThat(forUnnamed.takes(unnamed, Drawer.TODAY)).isTrue();
        assertThat(forUnnamed.takes(named, Drawer.TODAY)).isFalse();
        assertThat(forGifts.takes(unnamed, Drawer.TODAY)).isTrue();
        assertThat(forGifts.takes(named, Drawer.TODAY)).isFalse();
    }

    @Test
    void a_share_is_rounded_down_to_a_fen_and_never_above_the_most() {
        assertThat(thousandths("camp_1", 100).made().bonusMinor(1_999)).isEqualTo(199);
        assertThat(thousandths("camp_1", 100).made().bonusMinor(9)).isZero();
        assertThat(thousandths("camp_1", 100).most(150).made().bonusMinor(1_999)).isEqualTo(150);
        assertThat(fixed("camp_1", 500).made().bonusMinor(1_999)).isEqualTo(500);
    }

    @Test
    void it_ends_once_and_for_ever() {
        drawer.done(new AddCampaign(fixed("camp_1", 500).made()));
        assertThat(drawer.refused(new EndCampaign("camp_2"))).isEqualTo("unknown_campaign");

        assertThat(drawer.done(new EndCampaign("camp_1"))).isEqualTo("camp_1");

        assertThat(drawer.row(BonusTables.CAMPAIGNS, "camp_1").endedAt())
                .isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
        assertThat(drawer.refused(new EndCampaign("camp_1"))).isEqualTo("campaign_ended");
    }
}
