package io.larder.card.adjust;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardEvent;
import io.larder.card.CardRefusal;
import io.larder.card.Drawer;
import io.larder.card.LotSource;
import io.larder.card.hold.Hold;
import io.larder.ledger.Chart;
import io.larder.ledger.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What two persons may do to a card's money, decided in memory. */
class AdjustmentTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private final Drawer drawer = new Drawer();
    private int asked;

    @Test
    void nothing_moves_before_another_person_agrees() {
        var card = drawer.card(false);
        var row = asked(AdjustmentKind.CREDIT, card, 500);
        assertThat(drawer.principal(card).posted()).isZero();

        assertThat(drawer.refused(approval(row, "staff_maker")))
                .isEqualTo("second_person_required");
        assertThat(drawer.refused(end(row, AdjustmentState.REJECTED, "staff_maker")))
                .isEqualTo("second_person_required");
        assertThat(drawer.principal(card).posted()).isZero();

        drawer.done(approval(row, "staff_checker"));

        assertThat(drawer.principal(card).posted()).isEqualTo(500);
        assertThat(drawer.hot(Chart.adjustments("store_a")).posted()).isEqualTo(-500);
        var lot = drawer.lot(card + "/00000000");
        assertThat(lot.remainingMinor()).isEqualTo(500);
        assertThat(lot.expiresOn()).isNull();
        assertThat(lot.sourceChannel()).isEqualTo(LotSource.ADJUSTMENT);
        assertThat(lot.paymentReference()).isEqualTo(row.id());
        assertThat(drawer.told()).isEqualTo(told(card, row, 500, 500));
        var ended = drawer.row(Adjustments.TABLE, row.id());
        assertThat(ended.decidedBy()).isEqualTo("staff_checker");
        assertThat(ended.postedOn()).isEqualTo(Drawer.TODAY);
    }

    @Test
    void a_debit_takes_what_is_there_and_neither_bonus_nor_what_is_held() {
        var card = drawer.card(false);
        drawer.credit(card, 1_000);
        drawer.bonus(card, 300, LocalDate.of(2026, 3, 31));
        drawer.done(new Hold("hold_1", card, "store_a", 700, Duration.ofHours(1)));
        // the hold took the bonus first, and 400 of the principal
        assertThat(drawer.refused(ask(AdjustmentKind.DEBIT, card, 601)))
                .isEqualTo("not_enough_money");

        var row = asked(AdjustmentKind.DEBIT, card, 600);
        drawer.done(approval(row, "staff_checker"));

        assertThat(drawer.told()).isEqualTo(told(card, row, -600, 400));

        assertThat(drawer.principal(card).posted()).isEqualTo(400);
        assertThat(drawer.principal(card).available()).isZero();
        assertThat(drawer.row(card).bonusMinor()).isEqualTo(300);
        assertThat(drawer.hot(Chart.adjustments("store_a")).posted()).isEqualTo(600);
    }

    @Test
    void what_cannot_be_posted_any_more_stays_pending() {
        var card = drawer.card(false);
        drawer.credit(card, 1_000);
        var one = asked(AdjustmentKind.DEBIT, card, 800);
        var other = asked(AdjustmentKind.DEBIT, card, 800);
        drawer.done(approval(one, "staff_checker"));

        assertThat(drawer.refused(approval(other, "staff_checker"))).isEqualTo("not_enough_money");

        drawer.credit(card, 600);
        drawer.done(approval(other, "staff_checker"));
        assertThat(drawer.principal(card).posted()).isZero();
    }

    @Test
    void it_ends_once() {
        var card = drawer.card(false);
        for (var as : AdjustmentState.values()) {
            if (as == AdjustmentState.PENDING || as == AdjustmentState.EXPIRED) {
                continue;
            }
            var row = asked(AdjustmentKind.CREDIT, card, 1);
            var by = as.isDecision() ? "staff_checker" : "staff_maker";
            drawer.done(end(row, as, by));
            assertThat(drawer.refused(approval(row, "staff_checker")))
                    .isEqualTo("adjustment_ended");
            assertThat(drawer.refused(end(row, AdjustmentState.REJECTED, "staff_checker")))
                    .isEqualTo("adjustment_ended");
            assertThat(drawer.refused(end(row, AdjustmentState.WITHDRAWN, "staff_maker")))
                    .isEqualTo("adjustment_ended");
        }
        assertThat(drawer.principal(card).posted()).isEqualTo(1);
    }

    @Test
    void only_who_asked_takes_it_back() {
        var row = asked(AdjustmentKind.CREDIT, drawer.card(false), 1);
        assertThat(drawer.refused(end(row, AdjustmentState.WITHDRAWN, "staff_checker")))
                .isEqualTo("not_the_maker");
        drawer.done(end(row, AdjustmentState.WITHDRAWN, "staff_maker"));

        var ended = drawer.row(Adjustments.TABLE, row.id());
        assertThat(ended.decidedBy()).isNull();
        assertThat(ended.postedOn()).isNull();
    }

    @Test
    void nobody_decides_when_its_time_has_run_out() {
        var row = asked(AdjustmentKind.CREDIT, drawer.card(false), 1);
        drawer.after(WEEK.minusMillis(1));
        assertThat(drawer.refused(end(row, AdjustmentState.EXPIRED, null)))
                .isEqualTo("adjustment_not_expired");
        drawer.after(Duration.ofMillis(1));
        assertThat(drawer.refused(approval(row, "staff_checker"))).isEqualTo("adjustment_ended");
        assertThat(drawer.refused(end(row, AdjustmentState.WITHDRAWN, "staff_maker")))
                .isEqualTo("adjustment_ended");
        drawer.done(end(row, AdjustmentState.EXPIRED, null));
        assertThat(drawer.principal(row.card()).posted()).isZero();
    }

    @Test
    void a_card_is_judged_as_for_a_recharge_and_amounts_never_overflow() {
        var card = drawer.card(false);
        drawer.credit(card, 1_000);
        assertThat(drawer.refused(ask(AdjustmentKind.CREDIT, card, 99_001)))
                .isEqualTo("card_over_limit");
        assertThat(drawer.refused(ask(AdjustmentKind.CREDIT, card, Long.MAX_VALUE)))
                .isEqualTo("card_over_limit");
        assertThat(drawer.refused(ask(AdjustmentKind.DEBIT, card, Long.MAX_VALUE)))
                .isEqualTo("not_enough_money");
        drawer.change(drawer.row(card).closed());
        assertThat(drawer.refused(ask(AdjustmentKind.CREDIT, card, 1))).isEqualTo("card_closed");
        assertThat(drawer.refused(ask(AdjustmentKind.DEBIT, card, 1))).isEqualTo("card_closed");
    }

    private CardEvent told(String card, AdjustmentRow row, long minor, long balance) {
        return new CardEvent.Adjusted(
                card, drawer.row(card).version(), row.id(), minor, balance, Drawer.TODAY);
    }

    private AdjustmentRow asked(AdjustmentKind kind, String card, long minor) {
        var part = ask(kind, card, minor);
        drawer.done(part);
        return part.row();
    }

    private AskAdjustment ask(AdjustmentKind kind, String card, long minor) {
        asked++;
        var row =
                new AdjustmentRow(
                        "adj_" + asked,
                        kind,
                        card,
                        null,
                        "store_a",
                        AdjustmentState.PENDING,
                        minor,
                        AdjustmentReason.OTHER,
                        "rung up wrongly",
                        "file 7",
                        "staff_maker",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        null);
        return new AskAdjustment(row, WEEK, money(row));
    }

    private static EndAdjustment approval(AdjustmentRow row, String by) {
        return end(row, AdjustmentState.APPROVED, by);
    }

    private static EndAdjustment end(AdjustmentRow row, AdjustmentState as, @Nullable String by) {
        return new EndAdjustment(row, as, by, "seen", money(row));
    }

    private static Part<String, CardRefusal> money(AdjustmentRow row) {
        return row.kind() == AdjustmentKind.CREDIT
                ? new AddToCard(
                        row.card(), row.amountMinor(), row.id(), Drawer.PACKS, Drawer.ENTITIES)
                : new TakeOffCard(row.card(), row.amountMinor(), row.id(), Drawer.ENTITIES);
    }
}
