package io.larder.reconcile.day;

import static io.larder.reconcile.day.Shop.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.channel.BillFile;
import io.larder.channel.Evidence;
import io.larder.channel.Found;
import io.larder.channel.Refunding;
import io.larder.edge.Problem;
import io.larder.money.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloseDayTest {

    private final Shop shop = new Shop();

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void everyFenOfADayWithEveryFaultIsExplained() {
        shop.paid("ok", 10_000);
        shop.paid("left-out", 20_000);
        shop.paid("other-amount", 30_000);
        shop.paid("other-fee", 40_000);
        shop.paid("twice", 50_000);
        shop.unapplied("other-figure", 900, "amount_mismatch");
        shop.refunded("other-figure", 900, DAY);
        shop.unapplied("late", 7_000, "order_closed");
        shop.refunded("late", 7_000, DAY.plusDays(1));
        shop.bill(
                new BillText(DAY)
                        .paid("ok", 10_000)
                        .paid("other-amount", 30_010, 180)
                        .paid("other-fee", 40_000, 247)
                        .paid("twice", 50_000)
                        .paid("twice", 50_000)
                        .paid("other-figure", 900)
                        .refunded("other-figure", 900)
                        .paid("late", 7_000));
        shop.nextDay();

        shop.closeDay();

        assertThat(shop.differences())
                .isEqualTo(
                        Map.of(
                                "order_left-out MISSING_AT_CHANNEL", 20_000L,
                                "order_other-amount AMOUNT", -10L,
                                "order_other-fee FEE", 7L,
                                "order_twice DUPLICATE", -49_700L,
                                "order_other-figure AMOUNT", 0L));
        assertThat(shop.unexplainedMinor()).isZero();
        assertThat(shop.state("ok")).isEqualTo("RECONCILED");
        for (var i : List.of("left-out", "other-amount", "other-fee", "twice")) {
            assertThat(shop.state(i)).as(i).isEqualTo("CONFIRMED");
        }
        long fees = 60 + 180 + 240 + 300 + 5 - 5 + 42;
        long bill = 10_000 + 30_010 + 40_000 + 100_000 + 7_000 - (fees + 7 + 300);
        assertThat(shop.balance("fees/wechat")).isEqualTo(fees);
        // the refund of the day after is booked, and stands in the next bill
        assertThat(shop.balance("receivable/wechat")).isEqualTo(bill - 7_000);
        var view = shop.bean(BusinessDays.class).view(DAY);
        assertThat(view.status()).isEqualTo("CLOSED");
        var wechat = view.bills().getFirst();
        assertThat(List.of(wechat.lines(), wechat.matched(), wechat.inDifference()))
                .containsExactly(8, 5, 3);
        assertThat(view.errorRateCount()).isZero();
        assertThat(view.errorRateMoney()).isZero();
        assertThat(view.openRateCount()).isEqualTo(5 / 8.0);
        assertThat(shop.bean(SuspenseHoldsDifferences.class).ofAll(shop.database.jdbc())).isEmpty();
    }

    @Test
    void closingAgainAndMatchingAgainAfterACrashPostNothingTwice() {
        shop.paid("ok", 10_000);
        shop.paid("left-out", 20_000);
        shop.bill(new BillText(DAY).paid("ok", 10_000));
        shop.nextDay();
        shop.closeDay();
        long suspense = shop.balance("suspense/wechat");
        long receivable = shop.balance("receivable/wechat") + shop.balance("fees/wechat");

        // as a crash just before the day's end would leave it
        shop.database.asOwner("DELETE FROM " + shop.database.schema() + ".channel_day");
        shop.database.asOwner("DELETE FROM " + shop.database.schema() + ".business_day");
        shop.database.asOwner("DELETE FROM " + shop.database.schema() + ".day_certificate");
        shop.channel.bills.clear();
        shop.closeDay();
        shop.closeDay();

        assertThat(shop.channel.billsAsked).as("the sealed bill is used").isEqualTo(1);
        assertThat(shop.balance("suspense/wechat")).isEqualTo(suspense).isEqualTo(20_000);
        assertThat(shop.balance("receivable/wechat") + shop.balance("fees/wechat"))
                .isEqualTo(receivable);
        assertThat(shop.unexplainedMinor()).isZero();
    }

    @Test
    void billThatIsCutShortLeavesNothingBehindAndIsFetchedAgain() {
        shop.paid("ok", 10_000);
        var whole = new BillText(DAY).paid("ok", 10_000).bytes();
        shop.bill(DAY, Arrays.copyOf(whole, whole.length - 60));
        shop.nextDay();

        assertThat(missing()).containsExactly("bill_refused");
        assertThat(shop.files().find("bill/wechat/" + DAY)).isEmpty();
        assertThat(count("bill_line")).isZero();
        assertThat(count("difference")).isZero();
        assertThat(shop.bean(BusinessDays.class).view(DAY).bills().getFirst().state())
                .isEqualTo("REFUSED");

        shop.bill(DAY, whole);
        shop.closeDay();

        assertThat(shop.state("ok")).isEqualTo("RECONCILED");
    }

    @Test
    void billWithAnotherHashIsRefused() {
        shop.paid("ok", 10_000);
        var bill = new BillText(DAY).paid("ok", 10_000).bytes();
        shop.channel.bills.put(DAY, new BillFile.Ready(bill, "SHA1:" + "0".repeat(40)));
        shop.nextDay();

        assertThat(missing()).containsExactly("bill_refused");
        assertThat(shop.files().find("bill/wechat/" + DAY)).isEmpty();
    }

    @Test
    void whatIsMissingIsSaid() {
        shop.paid("ok", 10_000);
        shop.cash("till", 5_000);
        shop.order("waiting", "OCCURRED", "WECHAT", 100, null, DAY);

        assertThat(missing()).containsExactly("day_not_over");

        shop.clock.advance(java.time.Duration.ofHours(20));
        assertThat(missing()).containsExactly("orders_unsettled");

        shop.database
                .jdbc()
                .sql("UPDATE recharge_order SET state = 'CLOSED' WHERE id = 'order_waiting'")
                .update();
        assertThat(missing()).containsExactly("bill_not_ready", "drawer_not_counted");

        shop.clock.advance(java.time.Duration.ofHours(5));
        shop.channel.bills.put(DAY, new BillFile.NotReady());
        assertThat(missing()).containsExactly("bill_not_ready", "drawer_not_counted");

        shop.channel.bills.put(DAY, new BillFile.Unknown("timeout"));
        assertThat(missing()).containsExactly("bill_unavailable", "drawer_not_counted");

        shop.bill(new BillText(DAY).paid("ok", 10_000));
        assertThat(missing()).containsExactly("drawer_not_counted");

        shop.count(5_000);
        shop.closeDay();
        assertThat(shop.bean(BusinessDays.class).isClosed(DAY)).isTrue();
    }

    @Test
    void drawerCountedWithoutDifferenceReconcilesItsCash() {
        shop.cash("one", 5_000);
        shop.cash("two", 2_500);

        assertThat(shop.count(7_500).row().overMinor()).isZero();

        assertThat(shop.state("one")).isEqualTo("RECONCILED");
        assertThat(shop.state("two")).isEqualTo("RECONCILED");
        assertThat(shop.balance("cash/drawer_1")).isEqualTo(7_500);
    }

    @Test
    void drawerThatIsShortIsBookedAndCountedAgainIsSetRight() {
        shop.cash("one", 5_000);

        shop.count(4_900);
        assertThat(shop.balance("cash/drawer_1")).isEqualTo(4_900);
        assertThat(shop.balance("cash-over-short/drawer_1")).isEqualTo(100);
        assertThat(shop.state("one")).isEqualTo("CONFIRMED");

        shop.count(5_000);
        assertThat(shop.balance("cash/drawer_1")).isEqualTo(5_000);
        assertThat(shop.balance("cash-over-short/drawer_1")).isZero();
        assertThat(shop.state("one")).isEqualTo("RECONCILED");
    }

    @Test
    void cashTakenAfterTheCountMustBeCountedToo() {
        shop.cash("one", 5_000);
        shop.count(5_000);
        shop.cash("two", 1_000);
        shop.nextDay();

        assertThat(missing()).containsExactly("drawer_not_counted");
    }

    @Test
    void paymentThatTheNextDaysBillListsIsOnTheWrongDayAndNoLongerMissing() {
        shop.paid("late-listed", 10_000);
        shop.bill(new BillText(DAY));
        shop.nextDay();
        shop.closeDay();
        assertThat(shop.differences())
                .isEqualTo(Map.of("order_late-listed MISSING_AT_CHANNEL", 10_000L));

        shop.nextDay();
        shop.bill(
                DAY.plusDays(1), new BillText(DAY.plusDays(1)).paid("late-listed", 10_000).bytes());
        shop.bean(ReconcileChannel.class).run(shop.channel, DAY.plusDays(1), null);

        assertThat(shop.differences())
                .isEqualTo(
                        Map.of(
                                "order_late-listed MISSING_AT_CHANNEL resolved", 10_000L,
                                "order_late-listed WRONG_DAY", 0L));
        assertThat(shop.balance("suspense/wechat")).isZero();
        assertThat(shop.unexplainedMinor()).isZero();
    }

    @Test
    void moneyOfWhichTheBillIsTheFirstWordIsAskedForAndBooked() {
        shop.order("unheard", "CLOSED", "WECHAT", 10_000, null, DAY);
        shop.unapplied("back", 500, "order_closed");
        shop.refund("back", 500, "SENT", DAY);
        shop.channel.orders.put(
                "nunheard",
                new Found.Paid(
                        new Evidence(
                                "WECHAT",
                                "nunheard",
                                "tunheard",
                                Money.cny(10_000),
                                "1900000001",
                                Instant.parse("2026-03-02T02:00:00Z"),
                                DAY,
                                null,
                                Evidence.Source.QUERY)));
        shop.channel.refunds.put(
                "rback", new Refunding.Refunded("50back", Instant.parse("2026-03-02T03:00:00Z")));
        shop.bill(
                new BillText(DAY).paid("unheard", 10_000).paid("back", 500).refunded("back", 500));
        shop.nextDay();

        shop.closeDay();

        assertThat(shop.differences()).isEmpty();
        assertThat(shop.unexplainedMinor()).isZero();
    }

    @Test
    void moneyThatTheChannelDoesNotConfirmIsADifferenceUnderItsLine() {
        shop.bill(new BillText(DAY).paid("nobody", 10_000));
        shop.nextDay();

        shop.closeDay();

        assertThat(shop.differences()).isEqualTo(Map.of("null MISSING_HERE", -9_940L));
        assertThat(shop.balance("receivable/wechat")).isEqualTo(9_940);
        assertThat(
                        shop.database
                                .jdbc()
                                .sql("SELECT reference FROM transfer WHERE code = 'difference'")
                                .query(String.class)
                                .single())
                .startsWith("line_");
    }

    @Test
    void payersStandInNoTable() {
        shop.paid("ok", 10_000);
        shop.bill(new BillText(DAY).paid("ok", 10_000));
        shop.nextDay();
        shop.closeDay();

        var sealed = shop.database.jdbc().sql("SELECT sealed FROM vault_file").query(String.class);
        assertThat(sealed.single()).doesNotContain("SECRET-PAYER");
        assertThat(shop.files().find("bill/wechat/" + DAY)).isPresent();
    }

    private List<String> missing() {
        var found = new java.util.ArrayList<String>();
        assertThatThrownBy(shop::closeDay)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo("day_not_closable");
                            for (var one :
                                    (List<?>)
                                            problem.members()
                                                    .getOrDefault("blockedBy", List.of())) {
                                found.add(((Block) one).code());
                            }
                        });
        return found;
    }

    private long count(String table) {
        return shop.database.jdbc().sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }
}
