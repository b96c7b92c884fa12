package io.larder.card.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardApi;
import io.larder.card.CardSeed;
import io.larder.ledger.BusinessClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A card's statement over HTTP, on a real ledger. */
class StatementTest {

    private static CardApi api;
    private static CardSeed.Products products;

    @BeforeAll
    static void start() {
        api = new CardApi();
        products = api.seed();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void each_movement_shows_what_was_on_the_card_after_it() {
        var card = api.cardWith(products, 10_000);
        post("/spends", card, 1_500, "");
        var held = post("/holds", card, 2_000, ",'validForSeconds':600").text("/id");
        api.post("/holds/" + held + "/commit", "{'amount':{'currency':'CNY','minor':500}}");

        var statement = api.get(path(card)).body();

        assertThat(lines(statement, "/code", "/phase"))
                .containsExactly(
                        "hold RELEASE", "hold COMMIT", "hold HOLD", "spend POST", "recharge POST");
        assertThat(lines(statement, "/amount/minor", "/after/posted/minor", "/after/held/minor"))
                .containsExactly(
                        "0 8000 0",
                        "-500 8000 1500",
                        "0 8500 2000",
                        "-1500 8500 0",
                        "10000 10000 0");
        assertThat(lines(statement, "/storeId"))
                .containsExactly("store_a", "store_a", "store_a", "store_a", "null");
        assertThat(lines(statement, "/drawerId")).endsWith("drawer_1");
        assertThat(statement.at("/balance/posted/minor").asLong()).isEqualTo(8_000);
        assertThat(statement.at("/balance/posted"))
                .isEqualTo(api.get(balance(card)).body().at("/posted"));
        assertThat(statement.at("/next").isNull()).isTrue();
    }

    @Test
    void page_by_page_it_is_the_same() {
        var card = api.cardWith(products, 10_000);
        for (int i = 1; i <= 6; i++) {
            post("/spends", card, i * 100, "");
        }
        var whole = lines(api.get(path(card)).body(), "/amount/minor", "/after/posted/minor");

        var pages = new ArrayList<String>();
        var next = "";
        do {
            var page = api.get(path(card) + "&limit=3" + next).body();
            pages.addAll(lines(page, "/amount/minor", "/after/posted/minor"));
            next = page.at("/next").isNull() ? "" : "&cursor=" + page.at("/next").asString();
        } while (!next.isEmpty());

        assertThat(pages).isEqualTo(whole).hasSize(7);
        assertThat(whole.getFirst()).isEqualTo("-600 7900");
    }

    @Test
    void any_past_moment_and_any_days_can_be_asked_for() {
        var card = api.cardWith(products, 10_000);
        api.advance(Duration.ofMinutes(1));
        var then = api.clock.now();
        api.advance(Duration.ofMinutes(1));
        post("/spends", card, 4_000, "");
        api.advance(Duration.ofDays(1));
        post("/spends", card, 1_000, "");
        var lastDay = BusinessClock.dateOf(api.clock.now());

        var past = api.get(path(card) + "&at=" + then).body();
        assertThat(past.at("/balance/available/minor").asLong()).isEqualTo(10_000);
        assertThat(past.at("/items").size()).isEqualTo(1);

        var last = api.get(path(card) + "&from=" + lastDay).body();
        assertThat(lines(last, "/amount/minor", "/after/posted/minor"))
                .containsExactly("-1000 5000");
        var before = api.get(path(card) + "&to=" + lastDay.minusDays(1)).body();
        assertThat(lines(before, "/amount/minor", "/after/posted/minor"))
                .containsExactly("-4000 6000", "10000 10000");
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        var card = api.cardWith(products, 100);
        for (var more :
                new String[] {
                    "&at=noon",
                    "&from=2026-03-02&to=2026-03-01",
                    "&limit=0",
                    "&cursor=x",
                    "&format=pdf",
                    "&to=%2B999999999-12-31"
                }) {
            assertThat(api.get(path(card) + more).code()).as(more).isEqualTo("invalid_parameter");
        }
        assertThat(api.get("/cards/card_none/statement?storeId=store_a").code())
                .isEqualTo("unknown_card");
        assertThat(api.get(path(card), "store_b").code()).isEqualTo("outside_scope");
    }

    private static CardApi.Answer post(String path, String number, long minor, String more) {
        var answer =
                api.post(
                        path,
                        "{%s,'storeId':'store_a','amount':{'currency':'CNY','minor':%d}%s}"
                                .formatted(api.shown(number), minor, more));
        assertThat(answer.status()).as(answer.code()).isEqualTo(201);
        return answer;
    }

    private static String path(String number) {
        return "/cards/%s/statement?storeId=store_a".formatted(id(number));
    }

    private static String balance(String number) {
        return "/cards/%s/balance?storeId=store_a".formatted(id(number));
    }

    private static String id(String number) {
        return api.get("/cards?number=" + number).text("/items/0/id");
    }

    private static List<String> lines(JsonNode statement, String... members) {
        return statement
                .at("/items")
                .valueStream()
                .map(
                        line ->
                                String.join(
                                        " ",
                                        Arrays.stream(members)
                                                .map(member -> line.at(member).asString("null"))
                                                .toList()))
                .toList();
    }
}
