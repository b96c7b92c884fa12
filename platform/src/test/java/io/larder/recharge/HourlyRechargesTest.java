package io.larder.recharge;

import static io.larder.kit.RunningServer.field;
import static io.larder.kit.RunningServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardSeed;
import io.larder.identity.SandboxStores;
import io.larder.kit.RunningServer;
import io.larder.kit.TestDatabase;
import io.larder.kit.WholePlatform;
import io.larder.ledger.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hours of a day, from recharges through the outbox and the relay to the figures. */
class HourlyRechargesTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final RunningServer SERVER = WholePlatform.start(DATABASE);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    @Test
    void recharges_are_counted_in_the_hour_of_their_payment_for_those_who_may_see_their_store() {
        SERVER.bean(SandboxStores.class).seed();
        var chain = SERVER.keyFor("*");
        var ofB = SERVER.keyFor("store_b");
        var before = now();
        var card = card(chain);
        cash(chain, card, "a", 100);
        cash(chain, card, "a", 250);
        cash(chain, card, "b", 1_000);
        var after = now();
        var date = before.toLocalDate();

        var all = hours(chain, date.toString(), 3);
        assertThat(count(all)).isEqualTo(3);
        assertThat(minor(all)).isEqualTo(1_350);
        for (var hour : all) {
            assertThat(hour.path("hour").asInt()).isBetween(before.getHour(), after.getHour());
            assertThat(hour.at("/ways/0/method").asString()).isEqualTo("TILL");
            assertThat(hour.at("/ways/0/payWith").asString()).isEqualTo("CASH");
        }
        assertThat(minor(hours(ofB, date.toString(), 1))).isEqualTo(1_000);
        var metrics = SERVER.ask(chain, "GET", "/actuator/prometheus", null).body();
        assertThat(metrics)
                .contains("larder_relay_events_behind{consumer=\"recharge-hours\"}")
                .contains("larder_relay_oldest_age_seconds{consumer=\"recharge-hours\"}");
    }

    private static ZonedDateTime now() {
        return SERVER.bean(BusinessClock.class).now().atZone(BusinessClock.ZONE);
    }

    private static long count(JsonNode hours) {
        return hours.valueStream().mapToLong(it -> it.path("count").asLong()).sum();
    }

    private static long minor(JsonNode hours) {
        return hours.valueStream().mapToLong(it -> it.at("/money/minor").asLong()).sum();
    }

    /** The hours once they hold so many recharges. */
    private static JsonNode hours(String key, String date, long wanted) {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var answer = SERVER.ask(key, "GET", "/api/v1/recharge-figures?date=" + date, null);
            var hours = JsonMapper.shared().readTree(answer.body()).path("hours");
            if (count(hours) >= wanted || Instant.now().isAfter(deadline)) {
                return hours;
            }
            Thread.onSpinWait();
        }
    }

    private static String card(String key) {
        var product = SERVER.bean(CardSeed.class).seed().unnamedId();
        var asked = "{'productId':'%s','storeId':'store_a','active':true}".formatted(product);
        return field(SERVER.ask(key, "POST", "/api/v1/cards", asked), "id");
    }

    private static void cash(String key, String card, String store, long minor) {
        var asked =
                ("{'cardId':'%1$s','amount':{'currency':'CNY','minor':%3$d},'method':'TILL',"
                                + "'payWith':'CASH','storeId':'store_%2$s','terminalId':'till_%2$s1',"
                                + "'cash':{'tendered':{'currency':'CNY','minor':%3$d},"
                                + "'drawerId':'drawer_%2$s1'}}")
                        .formatted(card, store, minor);
        assertThat(told(SERVER.ask(key, "POST", "/api/v1/recharges", asked))).isEqualTo("201");
    }
}
