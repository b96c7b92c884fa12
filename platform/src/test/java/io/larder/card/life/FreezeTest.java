package io.larder.card.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.FreezeReason;
import io.larder.card.HolderKind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreezeTest {

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(true);

    @Test
    void a_loss_report_of_its_holder_freezes_a_named_card_at_once() {
        drawer.change(drawer.row(card).heldBy("customer_1", HolderKind.INDIVIDUAL));

        drawer.done(lost("customer_1"));

        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.FROZEN);
        assertThat(drawer.row(card).freezes()).containsExactly(FreezeReason.LOSS);
        assertThat(drawer.refused(lost("customer_1"))).isEqualTo("card_status_forbids");
    }

    @Test
    void nobody_else_reports_it_lost_and_nobody_an_unnamed_one() {
        assertThat(drawer.refused(lost("customer_1"))).isEqualTo("not_the_holder");
        drawer.change(drawer.row(card).heldBy("customer_1", HolderKind.INDIVIDUAL));
        assertThat(drawer.refused(lost("customer_2"))).isEqualTo("not_the_holder");
        var unnamed = drawer.other("card_2");

        assertThat(drawer.refused(new Freeze(unnamed, FreezeReason.LOSS, "lost", "customer_1")))
                .isEqualTo("card_not_named");
        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.ACTIVE);
    }

    @Test
    void the_end_of_a_loss_report_leaves_a_courts_order_standing() {
        drawer.change(drawer.row(card).heldBy("customer_1", HolderKind.INDIVIDUAL));
        drawer.done(lost("customer_1"));
        drawer.done(freeze(FreezeReason.COURT));

        drawer.done(new Unfreeze(card, Unfreeze.ORDINARY));

        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.FROZEN);
        assertThat(drawer.row(card).freezes()).containsExactly(FreezeReason.COURT);
        assertThat(drawer.refused(new Unfreeze(card, Unfreeze.ORDINARY)))
                .isEqualTo("card_freeze_stays");
        drawer.done(new Unfreeze(card, Set.of(FreezeReason.COURT)));
        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.ACTIVE);
        assertThat(drawer.row(card).freezeReason()).isNull();
    }

    @Test
    void a_chargeback_ends_with_the_last_one_and_nothing_else_lifts_it() {
        drawer.change(drawer.row(card).chargedBack("one"));
        drawer.change(drawer.row(card).chargedBack("two"));
        assertThat(drawer.refused(new Unfreeze(card, Unfreeze.ORDINARY)))
                .isEqualTo("card_freeze_stays");

        drawer.change(drawer.row(card).chargebackEnded());
        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.FROZEN);

        drawer.change(drawer.row(card).chargebackEnded());
        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.ACTIVE);
    }

    @Test
    void a_card_that_is_not_there_is_neither_frozen_nor_unfrozen() {
        assertThat(drawer.refused(new Freeze("card_none", FreezeReason.RISK, "noted", null)))
                .isEqualTo("unknown_card");
        assertThat(drawer.refused(new Unfreeze("card_none", Unfreeze.ORDINARY)))
                .isEqualTo("unknown_card");
    }

    @Test
    void a_card_is_frozen_as_expired_only_after_its_last_day() {
        var unnamed = drawer.other("card_2");
        var expired = new Freeze(unnamed, FreezeReason.EXPIRED, "expired", null);
        assertThat(drawer.refused(expired)).isEqualTo("card_status_forbids");

        drawer.day(Drawer.TODAY.plusYears(3).plusDays(1));

        drawer.done(expired);
        assertThat(drawer.row(unnamed).freezes()).containsExactly(FreezeReason.EXPIRED);
    }

    @Test
    void a_card_that_is_not_in_use_is_neither_frozen_nor_unfrozen() {
        assertThat(drawer.refused(new Unfreeze(card, Unfreeze.ORDINARY)))
                .isEqualTo("card_status_forbids");
        for (var status : new CardStatus[] {CardStatus.ISSUED, CardStatus.CLOSED}) {
            drawer.change(drawer.row(card).in(status, null));
            assertThat(drawer.refused(freeze(FreezeReason.RISK))).isEqualTo("card_status_forbids");
        }
    }

    private Freeze lost(String customer) {
        return new Freeze(card, FreezeReason.LOSS, "lost", customer);
    }

    private Freeze freeze(FreezeReason reason) {
        return new Freeze(card, reason, "noted", null);
    }
}
