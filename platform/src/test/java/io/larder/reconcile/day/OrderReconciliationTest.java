package io.larder.reconcile.day;

import static io.larder.reconcile.day.Shop.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.edge.Problem;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.identity.StoreScope;
import io.larder.money.Money;
import io.larder.reconcile.bill.LineKind;
import io.larder.reconcile.match.DifferenceType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderReconciliationTest {

    private final Shop shop = new Shop();

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void an_order_that_agrees_shows_its_bill_line_and_no_difference() {
        shop.paid("ok", 10_000);
        shop.paid("other", 20_000);
        shop.bill(new BillText(DAY).paid("other", 20_000).paid("ok", 10_000));
        shop.nextDay();
        shop.closeDay();

        var shown = show("order_ok");

        assertThat(shown.differences()).isEmpty();
        var line = shown.billLines().getFirst();
        assertThat(shown.billLines()).hasSize(1);
        assertThat(line.row()).isEqualTo(3);
        assertThat(line.kind()).isEqualTo(LineKind.PAYMENT);
        assertThat(line.amount()).isEqualTo(Money.cny(10_000));
        assertThat(line.fee()).isEqualTo(Money.cny(60));
        assertThat(List.of(line.billDate(), line.bookedOn())).containsOnly(DAY);
        assertThat(line.matched()).isTrue();
    }

    @Test
    void a_line_of_another_amount_names_the_difference_that_holds_it() {
        shop.paid("other-amount", 30_000);
        shop.bill(new BillText(DAY).paid("other-amount", 30_010, 180));
        shop.nextDay();
        shop.closeDay();

        var shown = show("order_other-amount");

        var line = shown.billLines().getFirst();
        assertThat(line.matched()).isFalse();
        assertThat(line.differenceType()).isEqualTo(DifferenceType.AMOUNT);
        var difference = shown.differences().getFirst();
        assertThat(difference.id()).isEqualTo(line.differenceId());
        assertThat(difference.status()).isEqualTo("OPEN");
        assertThat(difference.suspense()).isEqualTo(Money.cny(-10));
    }

    @Test
    void money_that_no_bill_lists_is_a_difference_without_a_line() {
        shop.paid("left-out", 20_000);
        shop.bill(new BillText(DAY));
        shop.nextDay();
        shop.closeDay();

        var shown = show("order_left-out");

        assertThat(shown.billLines()).isEmpty();
        assertThat(shown.differences())
                .extracting(DifferenceEndpoints.DifferenceView::type)
                .containsExactly(DifferenceType.MISSING_AT_CHANNEL);
    }

    @Test
    void a_payment_and_its_refund_stand_in_the_bills_of_their_days() {
        shop.unapplied("late", 7_000, "order_closed");
        shop.refunded("late", 7_000, DAY);
        shop.bill(new BillText(DAY).paid("late", 7_000).refunded("late", 7_000));
        shop.nextDay();
        shop.closeDay();

        assertThat(show("order_late").billLines())
                .extracting(ShowOrderReconciliation.OrderBillLine::kind)
                .containsExactly(LineKind.PAYMENT, LineKind.REFUND);
    }

    @Test
    void an_order_of_another_store_is_outside_the_scope() {
        shop.paid("ok", 10_000);
        var elsewhere =
                new Caller(
                        "staff_2",
                        Caller.Kind.STAFF,
                        "cashier.b",
                        Set.of(),
                        Set.of(Operation.RECHARGE_READ),
                        Map.of("store_b", new StoreScope(true, Set.of(), Set.of())),
                        false,
                        Map.of());
        var endpoint = shop.bean(ShowOrderReconciliation.class);

        assertThatThrownBy(() -> endpoint.show(elsewhere, "order_ok"))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.code()).isEqualTo("outside_scope"));
    }

    private ShowOrderReconciliation.OrderReconciliation show(String order) {
        return shop.bean(ShowOrderReconciliation.class).show(Shop.finance(), order);
    }
}
