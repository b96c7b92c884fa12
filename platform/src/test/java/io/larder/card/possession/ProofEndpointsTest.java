package io.larder.card.possession;

import static io.larder.identity.Operation.POSSESSION_VOUCHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardApi;
import io.larder.card.CardApi.Answer;
import io.larder.card.CardSeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What proves a card and what does not, over HTTP and on a real ledger. */
class ProofEndpointsTest {

    private static final String AMOUNT = "'amount':{'currency':'CNY','minor':100}";
    private static final String UNKNOWN_NUMBER = "9001000000000000";

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

    @BeforeEach
    void limitsOfTheTestBeforeAreOver() {
        api.wall.advance(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/spends", "/holds", "/transfers", "/cards/balance-inquiries"})
    void what_is_not_proven_is_answered_alike_and_moves_nothing(String path) {
        var holder = Holder.with(api, products).withPin();
        var other = Holder.with(api, products);
        var known = "'cardNumber':'%s'".formatted(holder.number());
        var unknown = "'cardNumber':'%s'".formatted(UNKNOWN_NUMBER);
        var answers = new ArrayList<Answer>();
        for (var named : List.of(known, unknown)) {
            answers.add(ask(path, named));
            answers.add(ask(path, named + proof("secret", "0".repeat(32))));
            answers.add(ask(path, named + proof("secret", other.secret())));
            answers.add(ask(path, named + proof("pin", "918273")));
            answers.add(ask(path, named + proof("paymentCode", "701234567890123456")));
            answers.add(ask(path, named + proof("paymentCode", other.code())));
            answers.add(ask(path, named + proof("session", "no-session")));
            answers.add(ask(path, named + proof("session", other.session())));
        }
        answers.add(ask(path, "'cardId':'%s'".formatted(holder.cardId())));
        answers.add(ask(path, "'cardId':'card_none'"));
        answers.add(ask(path, "'cardNumber':'no number at all'" + proof("pin", "918273")));
        answers.add(ask(path, proof("paymentCode", "701234567890123456").substring(1)));

        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isEqualTo(403));
        assertThat(answers.stream().map(it -> it.body().toString()).distinct())
                .singleElement()
                .asString()
                .contains("card_not_proven");
        assertThat(holder.balance()).isEqualTo(10_000);
        assertThat(other.balance()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "pin", "session", "paymentCode"})
    void each_of_the_four_proves_the_card(String kind) {
        var holder = Holder.with(api, products).withPin();
        for (var path : List.of("/spends", "/holds", "/transfers", "/cards/balance-inquiries")) {
            var given =
                    switch (kind) {
                        case "secret" -> holder.secret();
                        case "pin" -> Holder.PIN;
                        case "session" -> holder.session();
                        default -> holder.code();
                    };
            var named = "'cardNumber':'%s'".formatted(holder.number());
            var answer = ask(path, named + proof(kind, given));
            assertThat(answer.code()).as(path).isEmpty();
            assertThat(answer.text("/cardId") + answer.text("/fromCardId"))
                    .as(path)
                    .isEqualTo(holder.cardId());
        }
        assertThat(holder.balance()).isEqualTo(9_800);
    }

    @Test
    void a_proof_is_one_of_the_four() {
        var holder = Holder.with(api, products);
        var named = "'cardNumber':'%s'".formatted(holder.number());
        var both = named + ",'possession':{'pin':'270418','secret':'x'}";
        assertThat(ask("/spends", both).code()).isEqualTo("invalid_field");
        assertThat(ask("/spends", named + ",'possession':{}").code()).isEqualTo("invalid_field");
        assertThat(ask("/spends", named + proof("pin", "9".repeat(101))).code())
                .isEqualTo("invalid_field");
        assertThat(ask("/spends", proof("secret", holder.secret()).substring(1)).code())
                .isEqualTo("missing_field");
    }

    @Test
    void a_card_whose_secret_was_copied_gets_another_one() {
        var holder = Holder.with(api, products);
        var before = holder.secret();
        var path = "/cards/" + holder.cardId() + "/secret";
        var second = api.post(path, "{'reason':'copied'}").text("/secret");

        assertThat(second).hasSize(32).isNotEqualTo(before);
        assertThat(holder.spend("secret", before).code()).isEqualTo("card_not_proven");
        assertThat(holder.spend("secret", second).status()).isEqualTo(201);
        var third = api.post(path, "{'reason':'copied again'}").text("/secret");
        assertThat(List.of(before, second)).doesNotContain(third);
        assertThat(holder.spend("secret", third).status()).isEqualTo(201);
    }

    @Test
    void a_session_proves_its_customers_cards_until_it_is_idle_or_ended() {
        var holder = Holder.with(api, products);
        var session = holder.session();
        var ended = holder.session();
        for (int i = 0; i < 3; i++) {
            api.wall.advance(Duration.ofMinutes(14));
            assertThat(holder.spend("session", session).status()).isEqualTo(201);
        }
        assertThat(Holder.with(api, products).spend("session", session).code())
                .isEqualTo("card_not_proven");
        api.wall.advance(Duration.ofMinutes(16));
        assertThat(holder.spend("session", session).code()).isEqualTo("card_not_proven");

        assertThat(holder.spend("session", ended).code()).isEqualTo("card_not_proven");
        var another = holder.session();
        api.post("/owner-sessions/end", "{'session':'%s'}".formatted(another));
        assertThat(holder.spend("session", another).code()).isEqualTo("card_not_proven");
    }

    @Test
    void wrong_proofs_of_a_card_come_too_fast_and_the_card_waits_a_minute() {
        var holder = Holder.with(api, products);
        api.wall.advance(untilTheNextMinute());
        for (int i = 0; i < 10; i++) {
            assertThat(holder.spend("secret", "wrong" + i).code()).isEqualTo("card_not_proven");
        }
        var limited = holder.spend("secret", holder.secret());

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.code()).isEqualTo("too_many_proofs");
        assertThat(Integer.parseInt(limited.retryAfter())).isBetween(1, 60);
        var stranger = Holder.with(api, products);
        assertThat(stranger.spend("secret", stranger.secret()).status()).isEqualTo(201);
        assertThat(events("card_proofs_limited")).contains("card " + holder.cardId());

        api.wall.advance(Duration.ofMinutes(1));
        assertThat(holder.spend("secret", holder.secret()).status()).isEqualTo(201);
    }

    @Test
    void numbers_cannot_be_read_through_one_after_the_other() {
        api.wall.advance(untilTheNextMinute());
        for (int i = 0; i < 300; i++) {
            assertThat(api.get("/cards?number=" + UNKNOWN_NUMBER, "store_b").status())
                    .isEqualTo(404);
        }
        assertThat(api.get("/cards?number=" + UNKNOWN_NUMBER, "store_b").status()).isEqualTo(429);
        assertThat(api.get("/cards", "store_b").status()).isEqualTo(200);
    }

    @Test
    void a_program_that_may_not_vouch_reads_no_balance_by_id() {
        var holder = Holder.with(api, products);
        var path = "/cards/" + holder.cardId() + "/balance?storeId=store_a";
        assertThat(api.get(path).status()).isEqualTo(200);
        assertThat(api.without(POSSESSION_VOUCHED, "GET", path, "").code())
                .isEqualTo("card_not_proven");
    }

    static Duration untilTheNextMinute() {
        long past = api.wall.instant().getEpochSecond() % 60;
        return Duration.ofSeconds(60 - past);
    }

    private static List<String> events(String what) {
        return api.database
                .jdbc()
                .sql("SELECT detail FROM security_event WHERE what = ?")
                .param(what)
                .query(String.class)
                .list();
    }

    private static String proof(String kind, String given) {
        return ",'possession':{'%s':'%s'}".formatted(kind, given);
    }

    private static Answer ask(String path, String named) {
        var rest =
                switch (path) {
                    case "/spends" -> AMOUNT;
                    case "/holds" -> AMOUNT + ",'validForSeconds':60";
                    case "/transfers" -> AMOUNT + ",'toCardId':'%s'".formatted(target());
                    default -> "";
                };
        var body = "{%s,'storeId':'store_a'%s}".formatted(named, rest.isEmpty() ? "" : "," + rest);
        if (path.equals("/transfers")) {
            body =
                    body.replace("'cardId'", "'fromCardId'")
                            .replace("'cardNumber'", "'fromCardNumber'");
        }
        return api.without(POSSESSION_VOUCHED, "POST", path, body, Holder.key());
    }

    private static String target() {
        var body = "{'productId':'%s','storeId':'store_a','active':true}";
        return api.post("/cards", body.formatted(products.unnamedId())).text("/card/id");
    }
}
