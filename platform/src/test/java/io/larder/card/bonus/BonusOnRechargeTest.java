package io.larder.card.bonus;

import static io.larder.card.bonus.CampaignKit.fixed;
import static io.larder.card.bonus.CampaignKit.thousandths;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.Admit;
import io.larder.card.Bonus;
import io.larder.card.CardAccounts;
import io.larder.card.Credit;
import io.larder.card.Drawer;
import io.larder.card.LotSource;
import io.larder.card.PromiseBonus;
import io.larder.card.Reserve;
import io.larder.card.core.LotKind;
import io.larder.compliance.CardRules;
import io.larder.compliance.RulePacks;
import io.larder.ledger.Chart;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What campaigns give on top of a recharge, decided in memory. */
class BonusOnRechargeTest {

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(false);
    private int orders;

    @Test
    void a_hundred_gets_ten_as_a_lot_of_its_own_paid_by_its_campaign() {
        var credited = drawer.done(credit(10_000, fixed("camp_1", 1_000).made()));

        var last = Drawer.TODAY.plusDays(9);
        assertThat(credited.bonus())
                .isEqualTo(new Bonus.Given("camp_1", card + "/00000001", 1_000, last, false));
        assertThat(credited.balanceMinor()).isEqualTo(10_000);
        var lot = drawer.lot(card + "/00000001");
        assertThat(lot.kind()).isEqualTo(LotKind.BONUS);
        assertThat(lot.sourceChannel()).isEqualTo("camp_1");
        assertThat(lot.paymentReference()).isEqualTo("order_1");
        assertThat(lot.expiresOn()).isEqualTo(last);
        assertThat(drawer.row(BonusTables.BONUSES, lot.id()).dueOn()).isEqualTo(last);
        assertThat(drawer.balance(CardAccounts.bonus(card)).posted()).isEqualTo(1_000);
        assertThat(drawer.hot(Chart.bonusCost("camp_1")).debitsPosted()).isEqualTo(1_000);
        assertThat(drawer.row(card).bonusMinor()).isEqualTo(1_000);
        assertThat(drawer.row(card).nextLot()).isEqualTo(2);
    }

    @Test
    void a_campaign_whose_share_is_below_a_fen_gives_nothing() {
        assertThat(given(9, thousandths("camp_1", 100).made())).isZero();
        assertThat(drawer.row(card).nextLot()).isEqualTo(1);
        assertThat(given(10, thousandths("camp_1", 100).made())).isEqualTo(1);
    }

    @Test
    void of_several_the_lowest_priority_gives_then_the_one_that_gives_most_then_the_first() {
        var first = fixed("camp_1", 100).made();
        var same = fixed("camp_0", 100).made();
        var more = fixed("camp_2", 200).made();
        var before = fixed("camp_3", 50).priority(99).made();

        assertThat(campaign(first, more)).isEqualTo("camp_2");
        assertThat(campaign(more, first)).isEqualTo("camp_2");
        assertThat(campaign(first, same)).isEqualTo("camp_0");
        assertThat(campaign(first, more, before)).isEqualTo("camp_3");
    }

    @Test
    void one_that_does_not_take_the_card_today_leaves_it_to_the_others() {
        var over = Drawer.TODAY.minusDays(1);
        var ended = fixed("camp_1", 500).days(over, over).made();
        assertThat(campaign(ended, fixed("camp_2", 100).made())).isEqualTo("camp_2");
        assertThat(given(10_000, ended)).isZero();
    }

    @Test
    void a_campaign_gives_one_card_only_so_much() {
        var campaign = fixed("camp_1", 1_000).mostOnCard(1_500).made();

        assertThat(drawer.done(credit(10_000, campaign)).bonus())
                .matches(given -> given != null && given.counted());
        assertThat(given(10_000, campaign)).isEqualTo(500);
        assertThat(given(10_000, campaign)).isZero();

        var use = drawer.row(BonusTables.USES, UseRow.idOf(card, "camp_1"));
        assertThat(use.givenMinor()).isEqualTo(1_500);
        assertThat(given(10_000, fixed("camp_2", 1_000).mostOnCard(1_500).made())).isEqualTo(1_000);
    }

    @Test
    void bonus_never_keeps_paid_money_off_a_card_that_is_nearly_full() {
        var campaign = fixed("camp_1", 2_000).made();

        assertThat(given(97_000, campaign)).isEqualTo(2_000);
        assertThat(given(500, campaign)).isEqualTo(500);
        assertThat(drawer.row(card).bonusMinor()).isEqualTo(2_500);
        assertThat(drawer.refused(credit(1, campaign))).isEqualTo("card_over_limit");
    }

    @Test
    void a_card_full_of_paid_money_gets_no_bonus() {
        assertThat(given(100_000, fixed("camp_1", 2_000).made())).isZero();
    }

    @Test
    void where_bonus_does_not_count_a_full_card_gets_all_of_it() {
        var credit =
                new Credit(
                        card,
                        Drawer.CASH,
                        100_000,
                        new LotSource("CASH", "order_1"),
                        false,
                        new Bonus.Offered(List.of(fixed("camp_1", 2_000).made())),
                        new RulePacks(List.of(uncounted())),
                        Drawer.ENTITIES);

        assertThat(minor(drawer.done(credit).bonus())).isEqualTo(2_000);
    }

    @Test
    void what_was_promised_is_given_whatever_became_of_the_campaign() {
        var promised = promised(10_000, fixed("camp_1", 1_000).made());
        assertThat(promised).isEqualTo(new Bonus.Promised("camp_1", 1_000, 9, null));

        drawer.day(Drawer.TODAY.plusDays(60));
        var credited = drawer.done(credit(10_000, notNull(promised)));

        assertThat(minor(credited.bonus())).isEqualTo(1_000);
        assertThat(notNull(credited.bonus()).expiresOn()).isEqualTo(Drawer.TODAY.plusDays(69));
    }

    @Test
    void no_more_is_promised_than_fits_beside_what_is_there_and_on_its_way() {
        drawer.done(credit(20_000, Bonus.NONE));
        drawer.done(new Reserve(card, Drawer.CASH, 30_000, "order_9"));

        assertThat(notNull(promised(40_000, fixed("camp_1", 20_000).made())).minor())
                .isEqualTo(10_000);
        assertThat(promised(50_000, fixed("camp_1", 20_000).made())).isNull();
    }

    @Test
    void nothing_is_promised_without_a_campaign() {
        var none = new PromiseBonus(card, 1, Bonus.NONE, Drawer.PACKS);

        assertThat(none.reads().accounts()).isEmpty();
        assertThat(drawer.<Bonus.@Nullable Promised>seen(none.reads(), none::decide)).isNull();
    }

    @Test
    void what_one_card_may_get_is_judged_again_when_the_money_comes() {
        var campaign = fixed("camp_1", 1_000).mostOnCard(1_500).made();
        var promised = notNull(promised(10_000, campaign));
        assertThat(promised.mostOnCardMinor()).isEqualTo(1_500);
        drawer.done(credit(10_000, campaign));

        assertThat(minor(drawer.done(credit(10_000, promised)).bonus())).isEqualTo(500);
    }

    @Test
    void the_successor_of_a_card_gets_what_was_promised_to_it() {
        var fresh = drawer.other("card_2");
        var campaign = fixed("camp_1", 1_000).mostOnCard(1_500).made();
        var promised = notNull(promised(10_000, campaign));
        drawer.change(drawer.row(card).goneTo(fresh, 0));

        var credited = drawer.done(credit(10_000, promised));

        assertThat(credited.cardId()).isEqualTo(fresh);
        assertThat(drawer.row(fresh).bonusMinor()).isEqualTo(1_000);
        assertThat(drawer.row(BonusTables.USES, UseRow.idOf(fresh, "camp_1")).givenMinor())
                .isEqualTo(1_000);
    }

    private long given(long minor, Campaign... campaigns) {
        return minor(drawer.done(credit(minor, campaigns)).bonus());
    }

    private String campaign(Campaign... campaigns) {
        return notNull(drawer.done(credit(1_000, campaigns)).bonus()).campaignId();
    }

    private static long minor(Bonus.@Nullable Given given) {
        return given == null ? 0 : given.minor();
    }

    private static <T> T notNull(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private Bonus.@Nullable Promised promised(long minor, Campaign campaign) {
        var promise =
                new PromiseBonus(card, minor, new Bonus.Offered(List.of(campaign)), Drawer.PACKS);
        var admit = new Admit(card, minor, true, false, Drawer.PACKS);
        return drawer.<Bonus.@Nullable Promised>seen(
                admit.reads().and(promise.reads()), promise::decide);
    }

    private Credit credit(long minor, Campaign... campaigns) {
        return credit(minor, new Bonus.Offered(List.of(campaigns)));
    }

    private Credit credit(long minor, Bonus bonus) {
        orders++;
        return new Credit(
                card,
                Drawer.CASH,
                minor,
                new LotSource("CASH", "order_" + orders),
                false,
                bonus,
                Drawer.PACKS,
                Drawer.ENTITIES);
    }

    private static CardRules uncounted() {
        return new CardRules(
                "test",
                Drawer.TODAY,
                500_000,
                100_000,
                false,
                true,
                1_000_000,
                500_000,
                5_000_000,
                true,
                3,
                10_000,
                7);
    }
}
