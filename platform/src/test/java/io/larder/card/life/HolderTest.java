package io.larder.card.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardEvent;
import io.larder.card.CardStatus;
import io.larder.card.Drawer;
import io.larder.card.HolderKind;
import io.larder.card.core.CardTables;
import io.larder.card.core.CustomerRow;
import org.junit.jupiter.api.Test;

class HolderTest {

    private final Drawer drawer = new Drawer();
    private final String card = drawer.card(true);

    @Test
    void a_holder_is_registered_once_and_the_same_again_changes_nothing() {
        drawer.done(register("customer_1"));
        var row = drawer.row(card);
        assertThat(row.customerId()).isEqualTo("customer_1");
        assertThat(row.holderKind()).isEqualTo(HolderKind.INDIVIDUAL);
        assertThat(drawer.told())
                .isEqualTo(
                        new CardEvent.HolderRegistered(
                                card,
                                row.version(),
                                "customer_1",
                                HolderKind.INDIVIDUAL,
                                Drawer.TODAY));

        assertThat(drawer.done(register("customer_1"))).isEqualTo(card);

        assertThat(drawer.row(card)).isEqualTo(row);
    }

    @Test
    void another_holder_is_refused_and_so_is_the_same_as_another_kind() {
        drawer.done(register("customer_1"));

        assertThat(drawer.refused(register("customer_2"))).isEqualTo("card_has_holder");
        assertThat(drawer.refused(new RegisterHolder(card, "customer_1", HolderKind.UNIT)))
                .isEqualTo("card_has_holder");
    }

    @Test
    void a_card_that_is_not_there_or_has_ended_gets_none() {
        assertThat(drawer.refused(new RegisterHolder("card_none", "customer_1", HolderKind.UNIT)))
                .isEqualTo("unknown_card");
        drawer.change(drawer.row(card).closed());

        assertThat(drawer.refused(register("customer_1"))).isEqualTo("card_closed");
    }

    @Test
    void a_customer_keeps_the_first_name() {
        drawer.done(register("customer_1"));
        assertThat(drawer.has(CardTables.CUSTOMERS, "customer_1")).isFalse();

        drawer.done(named("lookup_1", "sealed once"));
        drawer.done(named("lookup_1", "sealed again"));

        assertThat(drawer.refused(named("lookup_2", "other"))).isEqualTo("not_the_holder");
        assertThat(drawer.row(CardTables.CUSTOMERS, "customer_1").name()).isEqualTo("sealed once");
    }

    @Test
    void a_card_that_was_made_is_put_into_use_once() {
        assertThat(drawer.refused(new Activate(card))).isEqualTo("card_status_forbids");
        assertThat(drawer.refused(new Activate("card_none"))).isEqualTo("unknown_card");
        drawer.change(drawer.row(card).in(CardStatus.ISSUED, null));

        assertThat(drawer.done(new Activate(card))).isEqualTo(card);

        assertThat(drawer.row(card).status()).isEqualTo(CardStatus.ACTIVE);
        assertThat(drawer.told())
                .isEqualTo(
                        new CardEvent.StatusChanged(
                                card,
                                drawer.row(card).version(),
                                CardStatus.ISSUED,
                                CardStatus.ACTIVE,
                                "",
                                Drawer.TODAY));
    }

    private RegisterHolder register(String customer) {
        return new RegisterHolder(card, customer, HolderKind.INDIVIDUAL);
    }

    private RegisterHolder named(String lookup, String sealed) {
        return new RegisterHolder(
                card,
                "customer_1",
                HolderKind.INDIVIDUAL,
                new CustomerRow("customer_1", sealed, lookup));
    }
}
