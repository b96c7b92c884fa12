package io.larder.reconcile.day;

import static io.larder.reconcile.day.Shop.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.edge.Problem;
import io.larder.ledger.TrialBalances;
import io.larder.reconcile.DayCertificate;
import io.larder.reconcile.SignedCertificate;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The certificate of a closed day: made once, made again the same, and verified by anybody. */
class CertificateTest {

    private final Shop shop = new Shop();

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void closing_a_day_certifies_what_the_books_held_at_its_end() {
        closedDay();

        var made = shop.bean(Certify.class).find(DAY).orElseThrow().certificate();

        assertThat(made.businessDate()).isEqualTo(DAY);
        assertThat(made.transfers()).isEqualTo(3);
        assertThat(made.trialBalance())
                .containsExactly(
                        new DayCertificate.Line("card/*/principal", 0, 35_000, 0, 0),
                        new DayCertificate.Line("cash/drawer_1", 5_000, 0, 0, 0),
                        new DayCertificate.Line("receivable/wechat", 30_000, 0, 0, 0));
        assertThat(made.totals()).isEqualTo(new DayCertificate.Totals(35_000, 35_000, 0, 0));
        assertThat(made.cash())
                .containsExactly(
                        new DayCertificate.Cash("CASH", 5_000, 0, 5_000),
                        new DayCertificate.Cash("WECHAT", 30_000, 0, 30_000));
        assertThat(made.lanes()).hasSize(1);
        assertThat(made.lanes().getFirst().hash())
                .isEqualTo(
                        shop.database
                                .jdbc()
                                .sql("SELECT hash FROM batch WHERE lane = 1 AND number = ?")
                                .param(made.lanes().getFirst().batch())
                                .query(String.class)
                                .single());
    }

    @Test
    void it_is_made_again_byte_for_byte_after_later_days_went_on() {
        closedDay();
        shop.paid("later", 700, DAY.plusDays(1));
        shop.nextDay();
        shop.paid("latest", 900, DAY.plusDays(2));

        var certify = shop.bean(Certify.class);
        assertThat(certify.isReproduced(DAY)).contains(true);
        assertThat(certify.make(DAY).orElseThrow().content()).isEqualTo(content());
        assertThat(shop.bean(TrialBalances.class).at(DAY.plusDays(1)))
                .isEqualTo(shop.bean(TrialBalances.class).fromTransfers(DAY.plusDays(1)));

        shop.database.asOwner(
                "UPDATE %s.transfer SET amount_minor = 19999 WHERE amount_minor = 20000"
                                .formatted(shop.database.schema())
                        + " AND code = 'recharge'");
        assertThat(certify.isReproduced(DAY)).contains(false);
        assertThat(certify.isReproduced(DAY.plusDays(1))).isEmpty();
    }

    @Test
    void a_chain_that_was_written_anew_is_not_the_certified_one() {
        closedDay();
        var invariant = shop.bean(CertificatesMatchChain.class);
        assertThat(invariant.ofAll(shop.database.jdbc())).isEmpty();

        shop.database.asOwner(
                "UPDATE %s.batch SET hash = SHA2(hash, 256)".formatted(shop.database.schema()));

        assertThat(invariant.ofAll(shop.database.jdbc()))
                .singleElement()
                .satisfies(breach -> assertThat(breach.what()).contains("certified on " + DAY));
    }

    @Test
    void closing_twice_makes_no_second_certificate() {
        closedDay();
        var first = content();
        var madeAt = madeAt();
        shop.nextDay();

        shop.closeDay();

        assertThat(content()).isEqualTo(first);
        assertThat(madeAt()).isEqualTo(madeAt);
    }

    @Test
    void a_changed_figure_and_another_key_fail_and_another_layout_does_not() throws Exception {
        closedDay();
        var certify = shop.bean(Certify.class);
        var signed = certify.find(DAY).orElseThrow();
        var pem = certify.publicKeyPem();
        var file = JsonMapper.shared().writeValueAsString(signed);

        assertThat(holds(file, pem)).isTrue();
        var laidOut = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        assertThat(holds(laidOut.writeValueAsString(laidOut.readTree(file)), pem)).isTrue();

        for (var change : List.of("35000,35001", DAY + ",2026-03-03", "WECHAT,ALIPAY")) {
            var words = change.split(",");
            assertThat(file).contains(words[0]);
            assertThat(holds(file.replace(words[0], words[1]), pem)).as(change).isFalse();
        }
        var other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        var otherPem = Base64.getMimeEncoder().encodeToString(other.getEncoded());
        assertThat(holds(file, otherPem)).isFalse();
        assertThat(holds("{}", pem)).isFalse();
        assertThat(holds("not JSON", pem)).isFalse();
        assertThat(holds(file, "not a key")).isFalse();
        assertThat(holds(file.replace(signed.signature(), "AAAA"), pem)).isFalse();
    }

    @Test
    void books_that_do_not_balance_are_not_certified_and_the_day_stays_open() {
        shop.cash("till", 5_000);
        shop.count(5_000);
        shop.nextDay();
        shop.database.asOwner(
                "UPDATE %s.account SET debits_posted = debits_posted + 1 WHERE name = 'cash/drawer_1'"
                        .formatted(shop.database.schema()));

        assertThatThrownBy(shop::closeDay)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.members().get("blockedBy"))
                                        .isEqualTo(List.of(Block.outOfBalance())));
        assertThat(shop.bean(BusinessDays.class).isClosed(DAY)).isFalse();
        assertThat(shop.bean(Certify.class).find(DAY)).isEmpty();
    }

    /** Two payments, one of them missing in the bill, and cash that was counted. */
    private void closedDay() {
        shop.paid("ok", 10_000);
        shop.paid("left-out", 20_000);
        shop.cash("till", 5_000);
        shop.count(5_000);
        shop.bill(new BillText(DAY).paid("ok", 10_000));
        shop.nextDay();
        shop.closeDay();
    }

    private static boolean holds(String file, String pem) {
        return SignedCertificate.verify(file.getBytes(StandardCharsets.UTF_8), pem).ok();
    }

    private String content() {
        return shop.database
                .jdbc()
                .sql("SELECT content FROM day_certificate")
                .query(String.class)
                .single();
    }

    private String madeAt() {
        return shop.database
                .jdbc()
                .sql("SELECT made_at FROM day_certificate")
                .query(String.class)
                .single();
    }
}
