package io.larder.card.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.card.CardApi.Answer;
import io.larder.card.WithCardApi;
import io.larder.identity.Operation;
import io.larder.ledger.Archives;
import io.larder.ledger.Invariant;
import io.larder.money.Ids;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** One person asks and another one decides, over HTTP on a real ledger. */
class AdjustmentEndpointsTest extends WithCardApi {

    @Override
    protected List<Invariant> alsoRight() {
        return List.of(new PostedByTwo(Archives.none()));
    }

    @Test
    void a_correction_is_asked_by_one_and_approved_once_by_another() {
        var card = card(1_000);
        var asked = ask(card, "DEBIT", 300, "asked-first");
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.text("/state")).isEqualTo("PENDING");
        assertThat(asked.text("/askedBy")).isEqualTo("staff_maker");
        assertThat(onCard(card)).isEqualTo(1_000);
        var id = asked.text("/id");

        assertThat(decide("staff_maker", id, "approval", "alone-of-one").code())
                .isEqualTo("second_person_required");
        var approved = decide("staff_checker", id, "approval", "agreed-first");
        var again = decide("staff_checker", id, "approval", "agreed-first");
        var other = decide("staff_checker", id, "approval", "agreed-again");

        assertThat(approved.text("/state")).isEqualTo("APPROVED");
        assertThat(approved.text("/decidedBy")).isEqualTo("staff_checker");
        assertThat(approved.text("/comment")).isEqualTo("seen");
        assertThat(again.replayed()).isTrue();
        assertThat(other.code()).isEqualTo("adjustment_ended");
        assertThat(decide("staff_checker", id, "rejection", "agreed-first").code())
                .isEqualTo("idempotency_key_reused");
        assertThat(onCard(card)).isEqualTo(700);
        assertThat(api.get("/adjustments/" + id).body()).isEqualTo(again.body());
    }

    @Test
    void the_same_key_asks_once() {
        var card = card(1_000);
        var first = ask(card, "CREDIT", 10, "key-of-asking");
        var again = ask(card, "CREDIT", 10, "key-of-asking");

        assertThat(again.replayed()).isTrue();
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(ask(card, "CREDIT", 11, "key-of-asking").code())
                .isEqualTo("idempotency_key_reused");
    }

    @Test
    void two_who_approve_at_once_post_once() {
        var card = card(1_000);
        var id = ask(card, "CREDIT", 250, Ids.next("key")).text("/id");

        var answers =
                Stream.of("staff_b", "staff_c", "staff_d", "staff_e")
                        .map(
                                who ->
                                        CompletableFuture.supplyAsync(
                                                () -> decide(who, id, "approval", Ids.next("key"))))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(it -> it.code().equals("adjustment_ended"))).hasSize(3);
        assertThat(onCard(card)).isEqualTo(1_250);
    }

    @Test
    void no_program_asks_or_decides() {
        var card = card(1_000);
        var id = ask(card, "CREDIT", 10, Ids.next("key")).text("/id");
        var asked = body(card, "CREDIT", 10);
        for (var path : List.of("", "/" + id + "/approval", "/" + id + "/rejection")) {
            var body = path.isEmpty() ? asked : "{'comment':'seen'}";
            assertThat(api.without(Operation.SPEND, "POST", "/adjustments" + path, body).code())
                    .as(path)
                    .isEqualTo("person_required");
        }
        assertThat(api.without(Operation.ADJUST_ASK, "POST", "/adjustments", asked).code())
                .isEqualTo("operation_not_allowed");
        assertThat(onCard(card)).isEqualTo(1_000);
    }

    @Test
    void what_was_rejected_withdrawn_or_ran_out_moves_nothing() {
        var card = card(1_000);
        var rejected = ask(card, "DEBIT", 10, Ids.next("key")).text("/id");
        var withdrawn = ask(card, "DEBIT", 10, Ids.next("key")).text("/id");
        var late = ask(card, "DEBIT", 10, Ids.next("key")).text("/id");

        decide("staff_checker", rejected, "rejection", Ids.next("key"));
        assertThat(decide("staff_checker", withdrawn, "withdrawal", Ids.next("key")).code())
                .isEqualTo("not_the_maker");
        decide("staff_maker", withdrawn, "withdrawal", Ids.next("key"));
        api.advance(Duration.ofDays(8));

        assertThat(state(rejected)).isEqualTo("REJECTED");
        assertThat(state(withdrawn)).isEqualTo("WITHDRAWN");
        assertThat(state(late)).isEqualTo("EXPIRED");
        assertThat(decide("staff_checker", late, "approval", Ids.next("key")).code())
                .isEqualTo("adjustment_ended");
        assertThat(onCard(card)).isEqualTo(1_000);
    }

    @Test
    void what_is_asked_for_is_checked() {
        var card = card(1_000);
        var right = body(card, "CREDIT", 10);
        assertThat(code(right.replace("'OTHER'", "'UNCOLLECTIBLE'"))).isEqualTo("invalid_field");
        assertThat(code(right.replace("'file 7'", "' '"))).isEqualTo("invalid_field");
        assertThat(code(right.replace("'file 7'", "'" + "x".repeat(121) + "'")))
                .isEqualTo("invalid_field");
        assertThat(code(right.replace(",'evidence':'file 7'", ""))).isEqualTo("missing_field");
        assertThat(code(right.replace("'CREDIT'", "'WRITE_OFF'"))).isEqualTo("missing_field");
        assertThat(code(right.replace("cardId", "claimId"))).isEqualTo("missing_field");
        assertThat(code(right.replace("cardId", "claimId").replace("'CREDIT'", "'WRITE_OFF'")))
                .isEqualTo("unknown_claim");
        assertThat(code(right.replace(card, "card_x"))).isEqualTo("unknown_card");
        assertThat(code(right.replace("'minor':10", "'minor':0"))).isEqualTo("amount_not_positive");
        assertThat(code(right.replace("CNY", "USD"))).isEqualTo("currency_not_supported");
    }

    @Test
    void lists_are_narrowed_and_paged() {
        var card = card(1_000);
        var ids =
                Stream.of("CREDIT", "DEBIT", "CREDIT")
                        .map(kind -> ask(card, kind, 1, Ids.next("key")).text("/id"))
                        .toList();
        decide("staff_checker", ids.get(1), "approval", Ids.next("key"));

        var page = api.get("/adjustments?limit=2&cardId=" + card);
        assertThat(page.text("/items/0/id")).isEqualTo(ids.get(2));
        assertThat(page.text("/items/1/id")).isEqualTo(ids.get(1));
        var rest = api.get("/adjustments?limit=2&cardId=" + card + "&cursor=" + page.text("/next"));
        assertThat(rest.text("/items/0/id")).isEqualTo(ids.getFirst());
        assertThat(rest.text("/next")).isEmpty();
        var pending = api.get("/adjustments?state=PENDING&kind=CREDIT&cardId=" + card);
        assertThat(pending.body().at("/items").size()).isEqualTo(2);
        assertThat(api.get("/adjustments?limit=0").code()).isEqualTo("invalid_parameter");
        assertThat(api.get("/adjustments?cardId=" + card, "store_b").body().at("/items")).isEmpty();
        assertThat(api.get("/adjustments/" + ids.getFirst(), "store_b").code())
                .isEqualTo("outside_scope");
        assertThat(api.get("/adjustments/adj_x").code()).isEqualTo("unknown_adjustment");
    }

    @Test
    void the_database_itself_knows_no_decision_by_one_person() {
        var id = ask(card(1_000), "CREDIT", 10, Ids.next("key")).text("/id");
        var alone =
                api.database
                        .jdbc()
                        .sql(
                                "UPDATE card_adjustment SET state = 'APPROVED',"
                                        + " decided_by = asked_by WHERE id = ?")
                        .param(id);
        assertThatThrownBy(alone::update).isInstanceOf(DataAccessException.class);
    }

    @Test
    void the_audit_finds_an_approval_without_money_and_money_without_an_approval() {
        var id = ask(card(1_000), "CREDIT", 10, Ids.next("key")).text("/id");
        var sql = api.database.jdbc();
        var forge =
                "UPDATE card_adjustment SET state = ?, decided_by = 'staff_forger' WHERE id = ?";
        sql.sql(forge).params("APPROVED", id).update();
        assertThat(new PostedByTwo(Archives.none()).ofAll(sql)).isNotEmpty();
        sql.sql("UPDATE card_adjustment SET state = 'PENDING', decided_by = NULL WHERE id = ?")
                .param(id)
                .update();

        decide("staff_checker", id, "approval", Ids.next("key"));
        sql.sql(forge).params("REJECTED", id).update();
        assertThat(new PostedByTwo(Archives.none()).ofAll(sql)).isNotEmpty();
        sql.sql(forge).params("APPROVED", id).update();
    }

    private static String code(String body) {
        return api.postAs("staff_maker", "/adjustments", body, Ids.next("key")).code();
    }

    private static Answer ask(String card, String kind, long minor, String key) {
        return api.postAs("staff_maker", "/adjustments", body(card, kind, minor), key);
    }

    private static String body(String card, String kind, long minor) {
        return ("{'kind':'%s','cardId':'%s','amount':{'currency':'CNY','minor':%d},"
                        + "'reason':'OTHER','note':'rung up wrongly','evidence':'file 7'}")
                .formatted(kind, card, minor);
    }

    private static Answer decide(String who, String id, String how, String key) {
        var body = how.equals("withdrawal") ? "" : "{'comment':'seen'}";
        return api.postAs(who, "/adjustments/" + id + "/" + how, body, key);
    }

    private static String state(String id) {
        return api.get("/adjustments/" + id).text("/state");
    }

    private static String card(long minor) {
        var number = api.cardWith(products, minor);
        return api.get("/cards?number=" + number).text("/items/0/id");
    }

    private static long onCard(String card) {
        return api.get("/cards/" + card + "/balance?storeId=store_a").number("/posted/minor");
    }
}
