package io.larder.recharge;

import static io.larder.kit.RunningServer.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardSeed;
import io.larder.channel.Channel;
import io.larder.identity.SandboxStores;
import io.larder.kit.RunningServer;
import io.larder.kit.TestDatabase;
import io.larder.kit.WholePlatform;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Recharges as they are found again. */
class ListRechargesTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final RunningServer SERVER =
            RunningServer.start(DATABASE, WithAChannel.class, "larder.mode=SANDBOX");
    private static String key = "";

    /** The platform with one channel, whose vendor a test plays. */
    @Import(WholePlatform.class)
    static class WithAChannel {
        @Bean
        Channel wechat() {
            return new ScriptedChannel();
        }
    }

    @BeforeAll
    static void twoStores() {
        SERVER.bean(SandboxStores.class).seed();
        key = SERVER.keyFor("*");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    @Test
    void a_cards_recharges_are_its_own_paid_or_not_and_the_newest_first() {
        var card = card();
        var paid = cash(card);
        var waiting = wechat(card);
        cash(card());

        assertThat(ids("?cardId=" + card)).containsExactly(waiting, paid);
        assertThat(ids("?cardId=" + card + "&status=CONFIRMED")).containsExactly(paid);
        assertThat(ids("?cardId=" + card + "&limit=1")).containsExactly(waiting);
        assertThat(ids("?cardId=" + card + "&cursor=" + waiting)).containsExactly(paid);
        assertThat(ids("?cardId=none")).isEmpty();
    }

    private static List<String> ids(String query) {
        var answer = SERVER.ask(key, "GET", "/api/v1/recharges" + query, null);
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("items")
                .valueStream()
                .map(it -> it.path("id").asString())
                .toList();
    }

    private static String card() {
        var product = SERVER.bean(CardSeed.class).seed().unnamedId();
        var asked = "{'productId':'%s','storeId':'store_a','active':true}".formatted(product);
        return field(SERVER.ask(key, "POST", "/api/v1/cards", asked), "id");
    }

    private static String cash(String card) {
        return recharge(
                card,
                "'CASH','cash':{'tendered':{'currency':'CNY','minor':100},'drawerId':'drawer_a1'}");
    }

    private static String wechat(String card) {
        return recharge(card, "'WECHAT'");
    }

    private static String recharge(String card, String payWith) {
        var asked =
                ("{'cardId':'%s','amount':{'currency':'CNY','minor':100},'method':'TILL',"
                                + "'storeId':'store_a','terminalId':'till_a1','payWith':%s}")
                        .formatted(card, payWith);
        var answer = SERVER.ask(key, "POST", "/api/v1/recharges", asked);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(201, 202);
        return field(answer, "id");
    }
}
