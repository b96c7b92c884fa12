package io.larder.reconcile.day;

import static io.larder.kit.RunningServer.told;
import static io.larder.reconcile.day.TwoStores.json;
import static io.larder.reconcile.day.TwoStores.reconcile;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.BusinessClock;
import io.larder.reconcile.SignedCertificate;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What people of a store and of the chain see and may do of days and differences. */
class WhoSeesADayTest {

    private static final TwoStores SHOPS = TwoStores.open();

    @AfterAll
    static void stop() {
        SHOPS.close();
    }

    @Test
    void who_is_limited_to_a_store_neither_reconciles_nor_closes_the_chains_day() {
        for (var who : List.of("finance.a", "finance.b")) {
            assertThat(told(SHOPS.as(who, "POST", reconcile(SHOPS.day(), "wechat"))))
                    .isEqualTo("403 outside_scope");
            assertThat(
                            told(
                                    SHOPS.as(
                                            who,
                                            "POST",
                                            "/api/v1/business-days/" + SHOPS.day() + "/close")))
                    .isEqualTo("403 outside_scope");
        }
        for (var who : List.of("cashier.a", "supervisor.a", "supervisor.b")) {
            assertThat(told(SHOPS.as(who, "POST", reconcile(SHOPS.day(), "wechat"))))
                    .isEqualTo("403 operation_not_allowed");
            assertThat(
                            told(
                                    SHOPS.as(
                                            who,
                                            "POST",
                                            "/api/v1/business-days/" + SHOPS.day() + "/close")))
                    .isEqualTo("403 operation_not_allowed");
        }
    }

    @Test
    void a_difference_is_seen_in_the_store_of_its_order_alone() {
        assertThat(told(SHOPS.as("finance.b", "GET", "/api/v1/differences/" + SHOPS.difference())))
                .isEqualTo("200");
        assertThat(told(SHOPS.as("finance.a", "GET", "/api/v1/differences/" + SHOPS.difference())))
                .isEqualTo("403 outside_scope");
        assertThat(ids(SHOPS.as("finance.b", "GET", "/api/v1/differences?date=" + SHOPS.day())))
                .containsExactly(SHOPS.difference());
        assertThat(ids(SHOPS.as("finance.a", "GET", "/api/v1/differences?date=" + SHOPS.day())))
                .isEmpty();
        for (var who : List.of("cashier.b", "supervisor.b")) {
            assertThat(told(SHOPS.as(who, "GET", "/api/v1/differences")))
                    .isEqualTo("403 operation_not_allowed");
        }
    }

    @Test
    void a_day_shows_a_store_its_own_drawers_and_differences_and_no_figures_of_the_chain() {
        for (var who : List.of("finance.a", "supervisor.a")) {
            var seen = json(SHOPS.as(who, "GET", "/api/v1/business-days/" + SHOPS.day()));
            assertThat(seen.path("wholeChain").asBoolean()).isFalse();
            assertThat(seen.at("/bills/0/state").asString()).isEqualTo("MATCHED");
            assertThat(seen.at("/bills/0/money/minor").asLong()).isZero();
            assertThat(seen.path("lines").asInt() + seen.path("differences").asInt()).isZero();
        }
        var ofB = json(SHOPS.as("finance.b", "GET", "/api/v1/business-days/" + SHOPS.day()));
        assertThat(ofB.path("openDifferences").asInt()).isEqualTo(1);
        var today = "/api/v1/business-days/" + SHOPS.server().bean(BusinessClock.class).today();
        assertThat(drawers(SHOPS.as("supervisor.a", "GET", today))).containsExactly("drawer_a1");
        assertThat(drawers(SHOPS.as("supervisor.b", "GET", today))).containsExactly("drawer_b1");
        assertThat(drawers(SHOPS.ask("GET", today))).containsExactly("drawer_a1", "drawer_b1");
        assertThat(told(SHOPS.as("cashier.a", "GET", today)))
                .isEqualTo("403 operation_not_allowed");
        var days = SHOPS.as("supervisor.a", "GET", "/api/v1/business-days");
        assertThat(days.statusCode()).isEqualTo(200);
        assertThat(json(days).at("/items/0/wholeChain").asBoolean(true)).isFalse();
    }

    @Test
    void a_closed_day_shows_its_certificate_to_the_whole_chains_people() {
        var before = SHOPS.day().minusDays(5);
        var path = "/api/v1/business-days/" + before + "/certificate";
        assertThat(told(SHOPS.ask("GET", path))).isEqualTo("404 certificate_unknown");
        assertThat(told(SHOPS.ask("POST", "/api/v1/business-days/" + before + "/close")))
                .isEqualTo("200");

        var file = SHOPS.ask("GET", path);
        assertThat(told(file)).isEqualTo("200");
        var key = json(SHOPS.server().send("GET", "/api/v1/certificate-key", null));
        var pem = key.path("publicKey").asString();
        assertThat(json(file).path("keyId")).isEqualTo(key.path("keyId"));
        assertThat(SignedCertificate.verify(file.body().getBytes(StandardCharsets.UTF_8), pem).ok())
                .isTrue();

        for (var who : List.of("finance.a", "supervisor.a")) {
            assertThat(told(SHOPS.as(who, "GET", path))).isEqualTo("403 outside_scope");
        }
        assertThat(told(SHOPS.as("cashier.a", "GET", path))).isEqualTo("403 operation_not_allowed");
    }

    private static List<String> ids(HttpResponse<String> answer) {
        return json(answer)
                .path("items")
                .valueStream()
                .map(it -> it.path("id").asString())
                .toList();
    }

    private static List<String> drawers(HttpResponse<String> answer) {
        return json(answer)
                .path("drawers")
                .valueStream()
                .map(it -> it.path("drawerId").asString())
                .toList();
    }
}
