package io.larder.card.possession;

import static io.larder.identity.Operation.POSSESSION_VOUCHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardApi;
import io.larder.card.CardApi.Answer;
import io.larder.card.CardSeed;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PINs: three wrong ones lock the PIN, and the PIN alone. */
class PinTest {

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
    void three_wrong_ones_in_a_row_lock_the_pin_and_nothing_else() {
        var holder = Holder.with(api, products).withPin();
        holder.spend("pin", "111222");
        holder.spend("pin", "111223");
        assertThat(holder.possession().number("/pinFailures")).isEqualTo(2);
        assertThat(holder.spend("pin", Holder.PIN).status()).isEqualTo(201);
        assertThat(holder.possession().number("/pinFailures")).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(holder.spend("pin", "11122" + i).code()).isEqualTo("card_not_proven");
        }

        assertThat(holder.spend("pin", Holder.PIN).code()).isEqualTo("card_not_proven");
        var shown = holder.possession();
        assertThat(shown.body().at("/pinLocked").asBoolean()).isTrue();
        assertThat(shown.text("/pinLockedAt")).isNotEmpty();
        assertThat(shown.body().toString()).doesNotContain("argon2", "hash");
        assertThat(holder.spend("secret", holder.secret()).status()).isEqualTo(201);
        assertThat(holder.spend("session", holder.session()).status()).isEqualTo(201);
        assertThat(holder.spend("paymentCode", holder.code()).status()).isEqualTo(201);
        assertThat(holder.balance()).isEqualTo(9_600);
        assertThat(events(holder)).containsExactly("card_pin_set", "card_pin_locked");

        holder.withPin();
        assertThat(holder.spend("pin", Holder.PIN).status()).isEqualTo(201);
    }

    @Test
    void guesses_side_by_side_get_three_tries_too() throws Exception {
        var holder = Holder.with(api, products).withPin();
        Callable<Answer> right = () -> holder.spend("pin", Holder.PIN);
        try (var tills = Executors.newVirtualThreadPerTaskExecutor()) {
            var wrong =
                    IntStream.range(0, 10)
                            .<Callable<Answer>>mapToObj(i -> () -> holder.spend("pin", "48202" + i))
                            .toList();
            for (var answer : tills.invokeAll(wrong)) {
                assertThat(answer.get().status()).isIn(403, 429);
            }
        }
        assertThat(holder.possession().number("/pinFailures")).isEqualTo(3);
        api.wall.advance(Duration.ofMinutes(1));
        assertThat(right.call().code()).isEqualTo("card_not_proven");
        assertThat(holder.balance()).isEqualTo(10_000);
    }

    @Test
    void the_holder_sets_changes_and_unlocks_it() {
        var holder = Holder.with(api, products);
        var path = "/cards/" + holder.cardId() + "/pin";
        var bySession = "{'pin':'%s','possession':{'session':'%s'}}";
        assertThat(api.put(path, bySession.formatted("482019", holder.session())).status())
                .isEqualTo(204);
        assertThat(holder.spend("pin", "482019").status()).isEqualTo(201);
        var byPin = "{'pin':'%s','possession':{'pin':'%s'}}";
        assertThat(api.put(path, byPin.formatted("482020", "482018")).code())
                .isEqualTo("card_not_proven");
        assertThat(api.put(path, byPin.formatted("482020", "482019")).status()).isEqualTo(204);
        assertThat(holder.spend("pin", "482019").code()).isEqualTo("card_not_proven");
        for (int i = 0; i < 3; i++) {
            holder.spend("pin", "482019");
        }
        assertThat(api.put(path, byPin.formatted("482021", "482020")).code())
                .isEqualTo("card_not_proven");
        assertThat(api.put(path, bySession.formatted("482021", holder.session())).status())
                .isEqualTo(204);
        assertThat(holder.spend("pin", "482021").status()).isEqualTo(201);

        var stranger = Holder.with(api, products).session();
        assertThat(api.put(path, bySession.formatted("482022", stranger)).code())
                .isEqualTo("card_not_proven");
        var bySecret = "{'pin':'482022','possession':{'secret':'%s'}}".formatted(holder.secret());
        assertThat(api.put(path, bySecret).code()).isEqualTo("invalid_field");
        assertThat(api.put(path, "{'pin':'482022'}").code()).isEqualTo("invalid_field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000", "123456", "654321", "890123", "098765", "121212", "123123", "112211"
            })
    void what_is_guessed_first_is_refused(String pin) {
        var holder = Holder.with(api, products);
        var body = "{'pin':'%s','reason':'papers seen'}".formatted(pin);
        assertThat(api.put("/cards/" + holder.cardId() + "/pin", body).code())
                .isEqualTo("pin_too_simple");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "１２３４５６"})
    void a_pin_is_six_digits(String pin) {
        var holder = Holder.with(api, products);
        var body = "{'pin':'%s','reason':'papers seen'}".formatted(pin);
        assertThat(api.put("/cards/" + holder.cardId() + "/pin", body).code())
                .isEqualTo("invalid_field");
        var number = "{'pin':'%s','reason':'x'}".formatted(holder.number().substring(4, 10));
        assertThat(api.put("/cards/" + holder.cardId() + "/pin", number).code())
                .isEqualTo("pin_too_simple");
    }

    @Test
    void a_repeated_request_tries_no_pin() {
        var holder = Holder.with(api, products).withPin();
        var key = Holder.key();
        var named = "'cardNumber':'%s',".formatted(holder.number());
        assertThat(holder.spend(named, "pin", Holder.PIN, key).status()).isEqualTo(201);
        for (int i = 0; i < 3; i++) {
            holder.spend("pin", "11122" + i);
        }
        var again = holder.spend(named, "pin", Holder.PIN, key);
        assertThat(again.replayed()).isTrue();
        assertThat(holder.spend(named, "pin", "111222", key).code())
                .isEqualTo("idempotency_key_reused");
        assertThat(holder.balance()).isEqualTo(9_900);
        assertThat(api.without(POSSESSION_VOUCHED, "GET", "/cards/card_none/possession", "").code())
                .isEqualTo("unknown_card");
    }

    private static java.util.List<String> events(Holder holder) {
        return api.database
                .jdbc()
                .sql("SELECT what FROM security_event WHERE detail LIKE ? ORDER BY id")
                .param(holder.cardId() + "%")
                .query(String.class)
                .list();
    }
}
