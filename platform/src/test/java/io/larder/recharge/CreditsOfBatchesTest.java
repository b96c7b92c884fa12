package io.larder.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.Archives;
import io.larder.ledger.Invariant;
import io.larder.ledger.Phase;
import io.larder.ledger.StoredTransfer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the audit says of a batch that credited recharges, on a real ledger. */
class CreditsOfBatchesTest {

    private static RechargeShop shop;

    private final Invariant credits =
            new CreditsOfBatches(
                    new ConfirmedForEachCredit(Archives.none()),
                    new CreditForEachConfirmed(Archives.none()));

    @BeforeAll
    static void open() {
        shop = new RechargeShop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void creditsOfConfirmedOrdersAreRight() {
        var one = recharged(5_000);
        var other = recharged(700);
        assertThat(credits.ofTransfers(shop.database.jdbc(), batch(one, other))).isEmpty();
    }

    @Test
    void aCreditOfAnOrderThatIsNotConfirmedIsFound() {
        var order = recharged(5_000);
        plant("UPDATE %s.recharge_order SET lot_id = NULL WHERE id = '%s'", order);
        assertThat(found(order, recharged(1))).isEqualTo("credit_without_confirmed");
        assertThat(found("rech_of_nobody")).isEqualTo("credit_without_confirmed");
    }

    @Test
    void aSecondCreditOfAnOrderIsFoundAlsoBesideOneThatHasNone() {
        var twice = recharged(5_000);
        plant(
                "INSERT INTO %1$s.transfer SELECT lane, batch, idx + 1000, debit, credit,"
                        + " amount_minor, code, reference, phase, business_date"
                        + " FROM %1$s.transfer WHERE reference = '%2$s'",
                twice);
        assertThat(found(twice)).isEqualTo("confirmed_without_credit");

        var without = recharged(5_000);
        plant("DELETE FROM %s.transfer WHERE reference = '%s'", without);
        assertThat(found(twice, without)).isEqualTo("confirmed_without_credit");
        assertThat(found(without)).isEqualTo("confirmed_without_credit");
    }

    @Test
    void aCreditOfAnotherAmountIsFound() {
        var order = recharged(5_000);
        plant("UPDATE %s.recharge_order SET amount_minor = 5001 WHERE id = '%s'", order);
        assertThat(found(order)).isEqualTo("confirmed_without_credit");
    }

    @Test
    void anOrderThatABatchOnlyTouchesMustHaveItsCreditToo() {
        var right = recharged(5_000);
        var without = recharged(5_000);
        plant("DELETE FROM %s.transfer WHERE reference = '%s'", without);
        var touched = transfer(without, "refund");
        var both = Map.of(right, List.of(transfer(right, "recharge")), without, List.of(touched));
        assertThat(credits.ofTransfers(shop.database.jdbc(), both))
                .hasValueSatisfying(it -> assertThat(it.what()).contains(without));
    }

    private static String recharged(long minor) {
        return shop.done(shop.cash(shop.card(), minor));
    }

    private String found(String... orders) {
        return credits.ofTransfers(shop.database.jdbc(), batch(orders))
                .map(Invariant.Breach::invariant)
                .orElse("nothing");
    }

    /** A batch that says it credited these. */
    private static Map<String, List<StoredTransfer>> batch(String... orders) {
        return Arrays.stream(orders)
                .collect(
                        Collectors.toMap(
                                order -> order, order -> List.of(transfer(order, "recharge"))));
    }

    private static StoredTransfer transfer(String order, String code) {
        return new StoredTransfer(
                1, 0, "cash/drawer_a1", "card/c/principal", 5_000, code, order, Phase.POST);
    }

    private static void plant(String sql, String order) {
        shop.database.asOwner(sql.formatted(shop.database.schema(), order));
    }
}
