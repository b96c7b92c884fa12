package io.larder.card.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.Drawer;
import io.larder.ledger.Chart;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaySaleTest {

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(false);
    private final String other = drawer.other("card_2");

    @Test
    void twoCardsAndCashPayOneSale() {
        drawer.credit(card, 1_000);
        drawer.credit(other, 500);

        drawer.done(sale(1_000, 300, 200));

        assertThat(drawer.principal(card).posted()).isZero();
        assertThat(drawer.principal(other).posted()).isEqualTo(200);
        assertThat(drawer.hot(Chart.sales("store_a")).posted()).isEqualTo(1_500);
        assertThat(drawer.hot(Chart.cash("drawer_2")).debitsPosted()).isEqualTo(200);
        var sale = drawer.row(Spends.SALES, "sale_1");
        assertThat(sale.amountMinor()).isEqualTo(1_500);
        assertThat(sale.cashMinor()).isEqualTo(200);
    }

    @Test
    void oneCardWithoutEnoughMoneyRefusesTheWholeSale() {
        drawer.credit(card, 1_000);
        drawer.credit(other, 299);

        assertThat(drawer.refused(sale(1_000, 300, 200))).isEqualTo("not_enough_money");

        assertThat(drawer.principal(card).posted()).isEqualTo(1_000);
        assertThat(drawer.principal(other).posted()).isEqualTo(299);
    }

    @Test
    void saleWithoutCashTouchesNoDrawer() {
        drawer.credit(card, 1_000);
        drawer.credit(other, 300);

        drawer.done(sale(1_000, 300, 0));

        assertThat(drawer.hot(Chart.sales("store_a")).posted()).isEqualTo(1_300);
    }

    private PaySale sale(long minor, long otherMinor, long cashMinor) {
        var spends =
                List.of(
                        new Spend(card, "store_a", minor, "spend_1", Drawer.ENTITIES),
                        new Spend(other, "store_a", otherMinor, "spend_2", Drawer.ENTITIES));
        return new PaySale(
                "sale_1", "store_a", spends, cashMinor, cashMinor > 0 ? "drawer_2" : null);
    }
}
