package io.larder.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardStatus;
import io.larder.card.LotPlacesOn;
import io.larder.card.hold.Hold;
import io.larder.card.life.Merge;
import io.larder.card.spend.Spend;
import io.larder.channel.Evidence;
import io.larder.money.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money of a recharge that its channel takes back. */
class ChargebackTest {

    private static RechargeShop shop;

    @BeforeAll
    static void open() {
        shop = new RechargeShop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @AfterEach
    void theBooksAreSound() {
        assertThat(shop.audit().breaches()).isEmpty();
    }

    @Test
    void a_card_is_blocked_until_it_is_won_and_then_all_is_as_before() {
        var card = shop.card();
        var order = paid(card, 5_000);
        long owed = shop.balance("receivable/wechat");

        var chargeback = taken(order, 5_000);

        assertThat(status(card)).isEqualTo(CardStatus.FROZEN.name());
        assertThat(shop.balance("receivable/wechat") - owed).isEqualTo(5_000);
        shop.done(shop.run(end(chargeback, ChargebackRow.State.WON)));
        assertThat(status(card)).isEqualTo(CardStatus.ACTIVE.name());
        assertThat(shop.balance("receivable/wechat")).isEqualTo(owed);
        assertThat(shop.onCard(card)).isEqualTo(5_000);
        assertDecided(chargeback);
    }

    @Test
    void a_lost_one_takes_what_is_left_of_the_recharge_and_the_rest_is_claimed_until_written_off() {
        var card = shop.card();
        var order = paid(card, 5_000);
        paid(card, 1_000);
        spent(card, 2_000);
        long claim = shop.balance("chargeback-receivable/wechat");
        long loss = shop.balance("chargeback-loss/wechat");

        var chargeback = taken(order, 4_000);
        shop.done(shop.run(end(chargeback, ChargebackRow.State.LOST)));

        assertThat(shop.onCard(card)).isEqualTo(1_000);
        assertThat(claim - shop.balance("chargeback-receivable/wechat")).isEqualTo(1_000);
        assertThat(shop.balance("chargeback-loss/wechat")).isEqualTo(loss);
        assertThat(status(card)).isEqualTo(CardStatus.ACTIVE.name());
        assertDecided(chargeback);
        assertThat(shop.onCard(card)).isEqualTo(1_000);

        assertThat(refusedWriteOff(chargeback, 1_001)).isEqualTo("above_claim");
        shop.done(shop.run(new WriteOffChargeback(chargeback.id(), 400, "adj_1")));
        assertThat(refusedWriteOff(chargeback, 601)).isEqualTo("above_claim");
        shop.done(shop.run(new WriteOffChargeback(chargeback.id(), 600, "adj_2")));
        assertThat(shop.balance("chargeback-receivable/wechat")).isEqualTo(claim);
        assertThat(loss - shop.balance("chargeback-loss/wechat")).isEqualTo(1_000);
        assertThat(refusedWriteOff(chargeback, 1)).isEqualTo("above_claim");
    }

    @Test
    void nothing_is_written_off_of_what_is_not_lost() {
        var open = taken(paid(shop.card(), 5_000), 5_000);
        assertThat(refusedWriteOff(open, 1)).isEqualTo("above_claim");
        shop.done(shop.run(end(open, ChargebackRow.State.WON)));
        assertThat(refusedWriteOff(open, 1)).isEqualTo("above_claim");
        assertThat(refusedWriteOff(open, Long.MAX_VALUE)).isEqualTo("above_claim");
        assertThat(shop.refusal(shop.run(new WriteOffChargeback("chb_x", 1, "adj_3"))))
                .isEqualTo("unknown_claim");
    }

    @Test
    void it_is_never_above_the_recharge_nor_noted_twice() {
        var order = paid(shop.card(), 5_000);
        assertThat(shop.refusal(shop.run(take(order, 5_001))))
                .isEqualTo("chargeback_above_recharge");
        taken(order, 1);
        assertThat(shop.refusal(shop.run(take(order, 1)))).isEqualTo("chargeback_known");
    }

    @Test
    void it_is_never_above_what_was_not_refunded_before() {
        var order = paid(shop.card(), 5_000);
        shop.done(shop.run(refund(order, 2_000L)));

        assertThat(shop.refusal(shop.run(take(order, 3_001))))
                .isEqualTo("chargeback_above_recharge");
        taken(order, 3_000);
    }

    @Test
    void a_recharge_is_refunded_again_only_when_it_is_won() {
        var won = paid(shop.card(), 5_000);
        var lost = paid(shop.card(), 5_000);
        var first = taken(won, 1_000);
        assertThat(shop.refusal(shop.run(refund(won, null)))).isEqualTo("chargeback_known");

        shop.done(shop.run(end(first, ChargebackRow.State.WON)));
        shop.done(shop.run(end(taken(lost, 1_000), ChargebackRow.State.LOST)));

        shop.done(shop.run(refund(won, null)));
        assertThat(shop.onCard(won.cardId())).isZero();
        assertThat(shop.refusal(shop.run(refund(lost, null)))).isEqualTo("chargeback_known");
        assertThat(shop.onCard(lost.cardId())).isEqualTo(4_000);
    }

    @Test
    void what_is_held_for_a_store_stays_and_is_claimed() {
        var card = shop.card();
        var order = paid(card, 5_000);
        var hold = new Hold(Ids.next("hold"), card, "store_a", 1_500, Duration.ofHours(1));
        shop.done(shop.run(hold));

        shop.done(shop.run(end(taken(order, 5_000), ChargebackRow.State.LOST)));

        assertThat(shop.onCard(card)).isEqualTo(1_500);
    }

    @Test
    void the_card_is_free_when_the_last_of_its_chargebacks_has_ended() {
        var card = shop.card();
        var one = paid(card, 5_000);
        var other = paid(card, 1_000);
        var first = taken(one, 5_000);
        var second = taken(other, 1_000);

        shop.done(shop.run(end(first, ChargebackRow.State.LOST)));
        assertThat(status(card)).isEqualTo(CardStatus.FROZEN.name());
        assertThat(shop.onCard(card)).isEqualTo(1_000);
        shop.done(shop.run(end(second, ChargebackRow.State.WON)));

        assertThat(status(card)).isEqualTo(CardStatus.ACTIVE.name());
    }

    @Test
    void the_successor_of_a_card_is_blocked_and_gives_what_is_left() {
        var old = shop.card();
        var order = paid(old, 5_000);
        var last = shop.replaced(shop.replaced(old));

        var chargeback = taken(order, 5_000);

        assertThat(status(last)).isEqualTo(CardStatus.FROZEN.name());
        shop.done(shop.run(end(chargeback, ChargebackRow.State.LOST)));
        assertThat(shop.onCard(last)).isZero();
        assertThat(status(last)).isEqualTo(CardStatus.ACTIVE.name());
    }

    @Test
    void the_card_that_another_was_merged_into_is_blocked_and_gives_only_that_recharge() {
        var from = shop.card();
        var into = shop.card();
        var order = paid(from, 5_000);
        paid(into, 2_000);
        shop.done(shop.run(new Merge(shop.over(from, into), RechargeShop.RULES)));

        var chargeback = taken(order, 4_000);

        assertThat(status(into)).isEqualTo(CardStatus.FROZEN.name());
        shop.done(shop.run(end(chargeback, ChargebackRow.State.LOST)));
        assertThat(shop.onCard(into)).isEqualTo(3_000);
    }

    @Test
    void a_recharge_that_was_used_up_before_its_card_was_replaced_blocks_the_successor() {
        var old = shop.card();
        var order = paid(old, 5_000);
        spent(old, 5_000);
        paid(old, 1_000);
        var fresh = shop.replaced(old);
        long claim = shop.balance("chargeback-receivable/wechat");

        var chargeback = taken(order, 5_000);

        assertThat(status(fresh)).isEqualTo(CardStatus.FROZEN.name());
        shop.done(shop.run(end(chargeback, ChargebackRow.State.LOST)));
        assertThat(status(fresh)).isEqualTo(CardStatus.ACTIVE.name());
        assertThat(shop.onCard(fresh)).isEqualTo(1_000);
        assertThat(claim - shop.balance("chargeback-receivable/wechat")).isEqualTo(5_000);
    }

    private static @Nullable String refusedWriteOff(ChargebackRow chargeback, long minor) {
        return shop.refusal(shop.run(new WriteOffChargeback(chargeback.id(), minor, "adj_0")));
    }

    private static void assertDecided(ChargebackRow chargeback) {
        for (var as : List.of(ChargebackRow.State.WON, ChargebackRow.State.LOST)) {
            assertThat(shop.refusal(shop.run(end(chargeback, as)))).isEqualTo("chargeback_ended");
        }
    }

    private static void spent(String card, long minor) {
        var spend = new Spend(card, "store_a", minor, Ids.next("spend"), RechargeShop.ENTITIES);
        shop.done(shop.run(spend));
    }

    private static AskRefund refund(OrderRow order, @Nullable Long minor) {
        return new AskRefund(
                order.id(),
                order.cardId(),
                Objects.requireNonNull(order.lotId()),
                null,
                minor,
                "attempt",
                null,
                PayWith.WECHAT,
                Ids.crockford(Ids.uuid7()),
                "asked",
                RechargeShop.ENTITIES);
    }

    private static OrderRow paid(String card, long minor) {
        var attempt = shop.payable(card, minor);
        var id = "t-" + Ids.next("t").substring(2, 20);
        shop.evidence.received(shop.paid(attempt, id, minor, Evidence.Source.QUERY));
        return shop.orderOf(attempt);
    }

    private static ChargebackRow taken(OrderRow order, long minor) {
        var part = take(order, minor);
        shop.done(shop.run(part));
        return part.row();
    }

    private static TakeChargeback take(OrderRow order, long minor) {
        var row =
                new ChargebackRow(
                        ChargebackRow.idOf(order.id()),
                        order.id(),
                        order.storeId(),
                        "WECHAT",
                        "dispute-1",
                        ChargebackRow.State.OPEN,
                        minor,
                        0,
                        0,
                        "fraud",
                        "staff_1",
                        shop.clock.now(),
                        null,
                        null,
                        shop.clock.today());
        return new TakeChargeback(row, place(order).card());
    }

    private static EndChargeback end(ChargebackRow row, ChargebackRow.State as) {
        var place = place(shop.orders.find(row.orderId()).orElseThrow());
        return new EndChargeback(
                row, place.card(), place.lot(), as, "staff_2", RechargeShop.ENTITIES);
    }

    /** What the endpoint would act on. */
    private static Chargebacks.Place place(OrderRow order) {
        var lot = Objects.requireNonNull(order.lotId());
        return Chargebacks.Place.of(LotPlacesOn.of(shop.database), lot);
    }

    private static String status(String card) {
        return shop.database
                .jdbc()
                .sql("SELECT status FROM card WHERE id = ?")
                .param(card)
                .query(String.class)
                .single();
    }
}
