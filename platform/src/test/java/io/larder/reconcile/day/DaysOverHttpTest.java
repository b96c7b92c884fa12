package io.larder.reconcile.day;

import static io.larder.kit.RunningServer.field;
import static io.larder.kit.RunningServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardSeed;
import io.larder.channel.Channel;
import io.larder.channel.ChannelKeys;
import io.larder.channel.Evidence;
import io.larder.channel.PaymentEvidence;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.MachineKeys;
import io.larder.identity.Operation;
import io.larder.identity.SandboxStores;
import io.larder.kit.RunningServer;
import io.larder.kit.TestDatabase;
import io.larder.kit.WholePlatform;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.TrialBalance;
import io.larder.ledger.TrialBalances;
import io.larder.money.Money;
import io.larder.reconcile.SignedCertificate;
import io.larder.vault.SealedFiles;
import io.larder.vault.Secrets;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Business days, their reconciliation and differences, as they are asked for over HTTP. */
class DaysOverHttpTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final BillChannel CHANNEL = new BillChannel();
    private static final RunningServer SERVER =
            RunningServer.start(DATABASE, WithABillChannel.class, "larder.mode=SANDBOX");
    private static final Map<String, String[]> SESSIONS = new HashMap<>();
    private static LocalDate day = LocalDate.EPOCH;
    private static byte[] bill = {};
    private static String chain = "";
    private static String difference = "";

    /** The platform with one channel, whose vendor a test plays. */
    @Import(WholePlatform.class)
    static class WithABillChannel {
        @Bean
        Channel wechat() {
            return CHANNEL;
        }
    }

    @BeforeAll
    static void aDayOfTwoStoresWithAPaymentOfStoreBMissingInTheBill() {
        SERVER.bean(SandboxStores.class).seed();
        SERVER.bean(Secrets.class)
                .put(ChannelKeys.WECHAT_MERCHANT_ID, "1900000001".getBytes(StandardCharsets.UTF_8));
        day = SERVER.bean(BusinessClock.class).today().minusDays(2);
        chain =
                SERVER.bean(MachineKeys.class)
                        .create("chain", EnumSet.allOf(Operation.class), Set.of("*"), Map.of())
                        .key();
        var listed = paid("a", 10_000);
        paid("b", 20_000);
        cash("a");
        cash("b");
        bill = new BillText(day).paid("t" + listed, listed, 10_000, 60).bytes();
        assertThat(told(bring(day, bill, UUID.randomUUID().toString()))).isEqualTo("200");
        difference = field(ask("GET", "/api/v1/differences?date=" + day), "id");
        for (var role : List.of("cashier", "supervisor", "finance")) {
            signIn(role, "a");
            signIn(role, "b");
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    @Test
    void a_day_that_is_reconciled_again_moves_nothing() {
        long transfers = count("transfer");
        var key = UUID.randomUUID().toString();
        var first = bring(day, bill, key);
        assertThat(told(first)).isEqualTo("200");
        assertThat(first.headers().firstValue(IdempotencyKey.REPLAYED_HEADER)).isEmpty();
        var seen = json(first).path("bills").get(0);
        assertThat(seen.path("state").asString()).isEqualTo("MATCHED");
        assertThat(seen.path("matched").asInt()).isEqualTo(1);
        assertThat(seen.path("openDifferences").asInt()).isEqualTo(1);

        var again = bring(day, bill, key);
        assertThat(again.headers().firstValue(IdempotencyKey.REPLAYED_HEADER)).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(told(bring(day, bill, UUID.randomUUID().toString()))).isEqualTo("200");
        assertThat(told(ask("POST", reconcile(day, "wechat")))).isEqualTo("200");

        assertThat(count("transfer")).isEqualTo(transfers);
    }

    @Test
    void a_key_used_for_another_bill_or_day_is_refused_before_anything_is_done() {
        var key = UUID.randomUUID().toString();
        assertThat(told(bring(day, bill, key))).isEqualTo("200");
        var before = day.minusDays(1);

        assertThat(told(bring(before, bill, key))).isEqualTo("409 idempotency_key_reused");
        assertThat(told(bring(day, Arrays.copyOf(bill, 9), key)))
                .isEqualTo("409 idempotency_key_reused");

        var untouched = json(ask("GET", "/api/v1/business-days/" + before));
        assertThat(untouched.at("/bills/0/state").asString()).isEqualTo("MISSING");
        var keyless =
                SERVER.send("POST", reconcile(day, "wechat"), null, "Authorization", bearer());
        assertThat(told(keyless)).isEqualTo("400 idempotency_key_missing");
    }

    @Test
    void a_day_closes_once_under_whatever_key() {
        var path = "/api/v1/business-days/" + day + "/close";
        var key = UUID.randomUUID().toString();
        var closed = send("POST", path, "Authorization", bearer(), "Idempotency-Key", key);
        assertThat(told(closed)).isEqualTo("200");
        assertThat(json(closed).path("status").asString()).isEqualTo("CLOSED");
        long batches = count("business_day");

        var again = send("POST", path, "Authorization", bearer(), "Idempotency-Key", key);
        assertThat(again.headers().firstValue(IdempotencyKey.REPLAYED_HEADER)).contains("true");
        assertThat(told(ask("POST", path))).isEqualTo("200");
        assertThat(count("business_day")).isEqualTo(batches);

        var tomorrow = SERVER.bean(BusinessClock.class).today().plusDays(1);
        var early = ask("POST", "/api/v1/business-days/" + tomorrow + "/close");
        assertThat(told(early)).isEqualTo("409 day_not_closable");
        assertThat(json(early).at("/blockedBy/0/code").asString()).isEqualTo("day_not_over");
    }

    @Test
    void a_bill_that_is_cut_short_is_refused_whole_and_the_right_one_is_taken_under_the_same_key() {
        var before = day.minusDays(3);
        var whole = new BillText(before).paid("strange", 500).bytes();
        long transfers = count("transfer");
        var key = UUID.randomUUID().toString();

        var refused = bring(before, Arrays.copyOf(whole, whole.length - 60), key);

        assertThat(told(refused)).isEqualTo("409 channel_not_reconcilable");
        assertThat(json(refused).at("/blockedBy/0/code").asString()).isEqualTo("bill_refused");
        assertThat(count("transfer")).isEqualTo(transfers);
        assertThat(linesOf(before)).isZero();
        assertThat(SERVER.bean(SealedFiles.class).find("bill/wechat/" + before)).isEmpty();

        assertThat(told(bring(before, whole, key))).isEqualTo("200");
        assertThat(linesOf(before)).isEqualTo(1);
    }

    @Test
    void a_bad_date_and_an_unknown_channel_are_told() {
        assertThat(told(ask("GET", "/api/v1/business-days/2026-13-01")))
                .isEqualTo("400 invalid_parameter");
        assertThat(told(ask("POST", "/api/v1/business-days/yesterday/close")))
                .isEqualTo("400 invalid_parameter");
        assertThat(told(ask("POST", "/api/v1/business-days/x/channels/wechat/reconcile")))
                .isEqualTo("400 invalid_parameter");
        assertThat(told(ask("POST", reconcile(day, "visa")))).isEqualTo("404 unknown_channel");
        assertThat(told(ask("POST", reconcile(day, "WECHAT")))).isEqualTo("404 unknown_channel");
        assertThat(told(ask("GET", "/api/v1/differences?date=31.12.2026")))
                .isEqualTo("400 invalid_parameter");
        assertThat(told(ask("GET", "/api/v1/differences?limit=0")))
                .isEqualTo("400 invalid_parameter");
        assertThat(told(ask("GET", "/api/v1/differences/diff_none")))
                .isEqualTo("404 difference_unknown");
    }

    @Test
    void who_is_limited_to_a_store_neither_reconciles_nor_closes_the_chains_day() {
        for (var who : List.of("finance.a", "finance.b")) {
            assertThat(told(as(who, "POST", reconcile(day, "wechat"))))
                    .isEqualTo("403 outside_scope");
            assertThat(told(as(who, "POST", "/api/v1/business-days/" + day + "/close")))
                    .isEqualTo("403 outside_scope");
        }
        for (var who : List.of("cashier.a", "supervisor.a", "supervisor.b")) {
            assertThat(told(as(who, "POST", reconcile(day, "wechat"))))
                    .isEqualTo("403 operation_not_allowed");
            assertThat(told(as(who, "POST", "/api/v1/business-days/" + day + "/close")))
                    .isEqualTo("403 operation_not_allowed");
        }
    }

    @Test
    void a_difference_is_seen_in_the_store_of_its_order_alone() {
        assertThat(told(as("finance.b", "GET", "/api/v1/differences/" + difference)))
                .isEqualTo("200");
        assertThat(told(as("finance.a", "GET", "/api/v1/differences/" + difference)))
                .isEqualTo("403 outside_scope");
        assertThat(ids(as("finance.b", "GET", "/api/v1/differences?date=" + day)))
                .containsExactly(difference);
        assertThat(ids(as("finance.a", "GET", "/api/v1/differences?date=" + day))).isEmpty();
        for (var who : List.of("cashier.b", "supervisor.b")) {
            assertThat(told(as(who, "GET", "/api/v1/differences")))
                    .isEqualTo("403 operation_not_allowed");
        }
    }

    @Test
    void a_day_shows_a_store_its_own_drawers_and_differences_and_no_figures_of_the_chain() {
        for (var who : List.of("finance.a", "supervisor.a")) {
            var seen = json(as(who, "GET", "/api/v1/business-days/" + day));
            assertThat(seen.path("wholeChain").asBoolean()).isFalse();
            assertThat(seen.at("/bills/0/state").asString()).isEqualTo("MATCHED");
            assertThat(seen.at("/bills/0/money/minor").asLong()).isZero();
            assertThat(seen.path("lines").asInt() + seen.path("differences").asInt()).isZero();
        }
        var ofB = json(as("finance.b", "GET", "/api/v1/business-days/" + day));
        assertThat(ofB.path("openDifferences").asInt()).isEqualTo(1);
        var today = "/api/v1/business-days/" + SERVER.bean(BusinessClock.class).today();
        assertThat(drawers(as("supervisor.a", "GET", today))).containsExactly("drawer_a1");
        assertThat(drawers(as("supervisor.b", "GET", today))).containsExactly("drawer_b1");
        assertThat(drawers(ask("GET", today))).containsExactly("drawer_a1", "drawer_b1");
        assertThat(told(as("cashier.a", "GET", today))).isEqualTo("403 operation_not_allowed");
        var days = as("supervisor.a", "GET", "/api/v1/business-days");
        assertThat(days.statusCode()).isEqualTo(200);
        assertThat(json(days).at("/items/0/wholeChain").asBoolean(true)).isFalse();
    }

    @Test
    void a_closed_day_shows_its_certificate_to_the_whole_chains_people() {
        var before = day.minusDays(5);
        var path = "/api/v1/business-days/" + before + "/certificate";
        assertThat(told(ask("GET", path))).isEqualTo("404 certificate_unknown");
        assertThat(told(ask("POST", "/api/v1/business-days/" + before + "/close")))
                .isEqualTo("200");

        var file = ask("GET", path);
        assertThat(told(file)).isEqualTo("200");
        var key = json(SERVER.send("GET", "/api/v1/certificate-key", null));
        var pem = key.path("publicKey").asString();
        assertThat(json(file).path("keyId")).isEqualTo(key.path("keyId"));
        assertThat(SignedCertificate.verify(file.body().getBytes(StandardCharsets.UTF_8), pem))
                .isEqualTo(new SignedCertificate.Verdict(true, null));

        for (var who : List.of("finance.a", "supervisor.a")) {
            assertThat(told(as(who, "GET", path))).isEqualTo("403 outside_scope");
        }
        assertThat(told(as("cashier.a", "GET", path))).isEqualTo("403 operation_not_allowed");
    }

    @Test
    void money_that_is_held_and_released_and_paid_is_in_the_trial_balance_in_both_ways() {
        var today = SERVER.bean(BusinessClock.class).today();
        var trials = SERVER.bean(TrialBalances.class);
        ask("POST", "/api/v1/recharges", wechat("a", 700));

        var trial = trials.at(today);

        assertThat(trial).isEqualTo(trials.fromTransfers(today));
        assertThat(trial.balances()).isTrue();
        assertThat(trial.totals().debitsPending()).isGreaterThanOrEqualTo(700);
        assertThat(trial.lines())
                .extracting(TrialBalance.Line::account)
                .contains("card/*/principal", "cash/drawer_a1", "receivable/wechat");
    }

    private static String reconcile(LocalDate date, String channel) {
        return "/api/v1/business-days/%s/channels/%s/reconcile".formatted(date, channel);
    }

    private static long linesOf(LocalDate date) {
        return DATABASE.jdbc()
                .sql("SELECT COUNT(*) FROM bill_line WHERE business_date = ?")
                .param(date)
                .query(Long.class)
                .single();
    }

    private static long count(String table) {
        return DATABASE.jdbc().sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
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

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** A recharge through the channel, paid on the day; answers its channel order number. */
    private static String paid(String store, long minor) {
        var order = field(ask("POST", "/api/v1/recharges", wechat(store, minor)), "id");
        var number = field(ask("GET", "/api/v1/recharges/" + order), "channelOrderNumber");
        SERVER.bean(PaymentEvidence.class)
                .received(
                        new Evidence(
                                "WECHAT",
                                number,
                                "t" + number,
                                Money.cny(minor),
                                "1900000001",
                                day.atTime(12, 0).atZone(BusinessClock.ZONE).toInstant(),
                                day,
                                null,
                                Evidence.Source.QUERY));
        return number;
    }

    private static String wechat(String store, long minor) {
        return ("{'cardId':'%s','amount':{'currency':'CNY','minor':%d},'method':'TILL',"
                        + "'payWith':'WECHAT','storeId':'store_%s','terminalId':'till_%s1'}")
                .formatted(card(store), minor, store, store);
    }

    private static void cash(String store) {
        var asked =
                ("{'cardId':'%1$s','amount':{'currency':'CNY','minor':100},'method':'TILL',"
                                + "'payWith':'CASH','storeId':'store_%2$s','terminalId':'till_%2$s1',"
                                + "'cash':{'tendered':{'currency':'CNY','minor':100},"
                                + "'drawerId':'drawer_%2$s1'}}")
                        .formatted(card(store), store);
        assertThat(told(ask("POST", "/api/v1/recharges", asked))).isEqualTo("201");
    }

    private static String card(String store) {
        var product = SERVER.bean(CardSeed.class).seed().unnamedId();
        var asked =
                "{'productId':'%s','storeId':'store_%s','active':true}".formatted(product, store);
        return field(ask("POST", "/api/v1/cards", asked), "id");
    }

    private static void signIn(String role, String store) {
        var name = role + "." + store;
        var asked =
                "{'user':'%s','roles':['%s'],'stores':['store_%s']}"
                        .formatted(name, role.toUpperCase(Locale.ROOT), store);
        var once = field(ask("POST", "/api/v1/staff", asked), "oneTimePassword");
        enter(name, session(name, once));
        var next = "correct horse battery";
        var changed = "{\"current\":\"%s\",\"next\":\"%s\"}".formatted(once, next);
        assertThat(told(as(name, "POST", "/api/v1/session/password", changed))).startsWith("20");
        enter(name, session(name, next));
    }

    private static HttpResponse<String> session(String name, String password) {
        return SERVER.send(
                "POST",
                "/api/v1/session",
                "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    private static void enter(String name, HttpResponse<String> session) {
        var cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
        SESSIONS.put(
                name,
                new String[] {
                    cookie.substring(0, cookie.indexOf(';')), field(session, "csrfToken")
                });
    }

    private static HttpResponse<String> as(String who, String method, String path) {
        return as(who, method, path, null);
    }

    private static HttpResponse<String> as(
            String who, String method, String path, @Nullable String body) {
        var session = SESSIONS.getOrDefault(who, new String[] {"", ""});
        return SERVER.send(
                method,
                path,
                body,
                "Cookie",
                session[0],
                "X-CSRF-Token",
                session[1],
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static HttpResponse<String> ask(String method, String path) {
        return ask(method, path, null);
    }

    private static HttpResponse<String> ask(String method, String path, @Nullable String body) {
        return SERVER.send(
                method,
                path,
                body == null ? null : body.replace('\'', '"'),
                "Authorization",
                bearer(),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static HttpResponse<String> send(String method, String path, String... headers) {
        return SERVER.send(method, path, null, headers);
    }

    private static HttpResponse<String> bring(LocalDate date, byte[] file, String key) {
        return SERVER.send(
                HttpRequest.newBuilder(SERVER.at(reconcile(date, "wechat")))
                        .header("Authorization", bearer())
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(file))
                        .build());
    }

    private static String bearer() {
        return "Bearer " + chain;
    }
}
