package io.larder.card.possession;

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

/** One-time payment codes: once, for a minute, however many tills try. */
class PaymentCodeTest {

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
    void a_code_looks_like_no_other_code_and_names_its_card() {
        var holder = Holder.with(api, products);
        var code = holder.code();

        assertThat(code).matches("70[0-9]{16}").isNotEqualTo(holder.code());
        var paid = holder.spend("", "paymentCode", code, Holder.key());
        assertThat(paid.text("/cardId")).isEqualTo(holder.cardId());
        assertThat(holder.balance()).isEqualTo(9_900);
    }

    @Test
    void tills_side_by_side_sell_once_with_one_code() throws Exception {
        var holder = Holder.with(api, products);
        for (int round = 1; round <= 5; round++) {
            var code = holder.code();
            Callable<Answer> till = () -> holder.spend("", "paymentCode", code, Holder.key());
            try (var tills = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = tills.invokeAll(IntStream.range(0, 8).mapToObj(i -> till).toList());
                int sold = 0;
                for (var answer : answers) {
                    sold += answer.get().status() == 201 ? 1 : 0;
                }
                assertThat(sold).isEqualTo(1);
            }
            assertThat(holder.balance()).isEqualTo(10_000 - 100L * round);
            api.wall.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void the_same_request_again_is_answered_as_the_first_even_side_by_side() throws Exception {
        var holder = Holder.with(api, products);
        var code = holder.code();
        var key = Holder.key();
        Callable<Answer> till = () -> holder.spend("", "paymentCode", code, key);
        try (var tills = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = tills.invokeAll(IntStream.range(0, 8).mapToObj(i -> till).toList());
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
            }
        }
        api.wall.advance(Duration.ofHours(1));
        var late = holder.spend("", "paymentCode", code, key);
        assertThat(late.replayed()).isTrue();
        assertThat(late.text("/cardId")).isEqualTo(holder.cardId());
        assertThat(holder.balance()).isEqualTo(9_900);
        assertThat(holder.spend("", "paymentCode", holder.code(), key).code())
                .isEqualTo("idempotency_key_reused");
    }

    @Test
    void a_code_ends_after_a_minute_and_a_refusal_does_not_use_it_up() {
        var holder = Holder.with(api, products);
        var late = holder.code();
        api.wall.advance(Duration.ofSeconds(61));
        assertThat(holder.spend("", "paymentCode", late, Holder.key()).code())
                .isEqualTo("card_not_proven");

        var code = holder.code();
        var much =
                ("{'storeId':'store_a','amount':{'currency':'CNY','minor':10001},"
                                + "'possession':{'paymentCode':'%s'}}")
                        .formatted(code);
        assertThat(api.post("/spends", much).code()).isEqualTo("not_enough_money");
        assertThat(holder.spend("", "paymentCode", code, Holder.key()).status()).isEqualTo(201);
    }

    @Test
    void codes_of_two_cards_pay_one_sale_once() {
        var one = Holder.with(api, products);
        var two = Holder.with(api, products);
        var tender = "{'possession':{'paymentCode':'%s'},'amount':{'currency':'CNY','minor':%d}}";
        var sale = "{'storeId':'store_a','cards':[%s,%s]}";
        var first = one.code();
        var second = two.code();
        var tooMuch =
                sale.formatted(tender.formatted(first, 100), tender.formatted(second, 10_001));
        var right = sale.formatted(tender.formatted(first, 100), tender.formatted(second, 200));
        var key = Holder.key();

        assertThat(api.post("/sales", tooMuch).code()).isEqualTo("not_enough_money");
        assertThat(api.post("/sales", right, key).status()).isEqualTo(201);
        assertThat(api.post("/sales", right, key).replayed()).isTrue();
        assertThat(api.post("/sales", right).code()).isEqualTo("card_not_proven");
        var bare = "{'cardNumber':'%s','amount':{'currency':'CNY','minor':1}}";
        var half = sale.formatted(tender.formatted(one.code(), 1), bare.formatted(two.number()));
        assertThat(api.post("/sales", half).code()).isEqualTo("card_not_proven");
        assertThat(one.balance() + two.balance()).isEqualTo(19_700);
    }

    @Test
    void a_code_is_made_for_a_session_of_the_holder_alone() {
        var holder = Holder.with(api, products);
        var stranger = Holder.with(api, products);
        var path = "/cards/" + holder.cardId() + "/payment-codes";
        var asked = "{'possession':{'session':'%s'}}".formatted(stranger.session());

        assertThat(api.post(path, asked).code()).isEqualTo("card_not_proven");
        assertThat(api.post(path, "{'possession':{'pin':'270418'}}").code())
                .isEqualTo("invalid_field");
    }
}
