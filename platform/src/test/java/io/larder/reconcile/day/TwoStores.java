package io.larder.reconcile.day;

import static io.larder.kit.RunningServer.field;
import static io.larder.kit.RunningServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.card.CardSeed;
import io.larder.channel.Channel;
import io.larder.channel.ChannelKeys;
import io.larder.channel.Evidence;
import io.larder.channel.PaymentEvidence;
import io.larder.identity.SandboxStores;
import io.larder.kit.RunningServer;
import io.larder.kit.TestDatabase;
import io.larder.kit.WholePlatform;
import io.larder.ledger.BusinessClock;
import io.larder.money.Money;
import io.larder.vault.Secrets;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform over HTTP with one channel and two stores; of the day before yesterday one payment of
 * store B is missing in the bill.
 */
final class TwoStores implements AutoCloseable {

    private static final BillChannel CHANNEL = new BillChannel();

    private final TestDatabase database = TestDatabase.fresh();
    private final RunningServer server =
            RunningServer.start(database, WithABillChannel.class, "larder.mode=SANDBOX");
    private final Map<String, String[]> sessions = new HashMap<>();
    private final LocalDate day;
    private final byte[] bill;
    private final String chain;
    private final String difference;

    /** The platform with one channel, whose vendor a test plays. */
    @Import(WholePlatform.class)
    static class WithABillChannel {
        @Bean
        Channel wechat() {
            return CHANNEL;
        }
    }

    private TwoStores() {
        server.bean(SandboxStores.class).seed();
        server.bean(Secrets.class)
                .put(ChannelKeys.WECHAT_MERCHANT_ID, "1900000001".getBytes(StandardCharsets.UTF_8));
        day = server.bean(BusinessClock.class).today().minusDays(2);
        chain = server.keyFor("*");
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

    /** With its payments, its bill matched, and everybody signed in. */
    static TwoStores open() {
        return new TwoStores();
    }

    RunningServer server() {
        return server;
    }

    /** The business day before yesterday. */
    LocalDate day() {
        return day;
    }

    /** Its bill. */
    byte[] bill() {
        return bill;
    }

    /** Of the payment that its bill does not have. */
    String difference() {
        return difference;
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }

    static String reconcile(LocalDate date, String channel) {
        return "/api/v1/business-days/%s/channels/%s/reconcile".formatted(date, channel);
    }

    /** The bill lines of a day. */
    long linesOf(LocalDate date) {
        return database.jdbc()
                .sql("SELECT COUNT(*) FROM bill_line WHERE business_date = ?")
                .param(date)
                .query(Long.class)
                .single();
    }

    /** The rows of a table. */
    long count(String table) {
        return database.jdbc().sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** A recharge through the channel, paid on the day; answers its channel order number. */
    private String paid(String store, long minor) {
        var order = field(ask("POST", "/api/v1/recharges", wechat(store, minor)), "id");
        var number = field(ask("GET", "/api/v1/recharges/" + order), "channelOrderNumber");
        server.bean(PaymentEvidence.class)
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

    /** A body that asks for a recharge through the channel. */
    String wechat(String store, long minor) {
        return ("{'cardId':'%s','amount':{'currency':'CNY','minor':%d},'method':'TILL',"
                        + "'payWith':'WECHAT','storeId':'store_%s','terminalId':'till_%s1'}")
                .formatted(card(store), minor, store, store);
    }

    private void cash(String store) {
        var asked =
                ("{'cardId':'%1$s','amount':{'currency':'CNY','minor':100},'method':'TILL',"
                                + "'payWith':'CASH','storeId':'store_%2$s','terminalId':'till_%2$s1',"
                                + "'cash':{'tendered':{'currency':'CNY','minor':100},"
                                + "'drawerId':'drawer_%2$s1'}}")
                        .formatted(card(store), store);
        assertThat(told(ask("POST", "/api/v1/recharges", asked))).isEqualTo("201");
    }

    private String card(String store) {
        var product = server.bean(CardSeed.class).seed().unnamedId();
        var asked =
                "{'productId':'%s','storeId':'store_%s','active':true}".formatted(product, store);
        return field(ask("POST", "/api/v1/cards", asked), "id");
    }

    private void signIn(String role, String store) {
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

    private HttpResponse<String> session(String name, String password) {
        return server.send(
                "POST",
                "/api/v1/session",
                "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    private void enter(String name, HttpResponse<String> session) {
        var cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
        sessions.put(
                name,
                new String[] {
                    cookie.substring(0, cookie.indexOf(';')), field(session, "csrfToken")
                });
    }

    /** Asks as somebody who is signed in, such as {@code finance.a}. */
    HttpResponse<String> as(String who, String method, String path) {
        return as(who, method, path, null);
    }

    HttpResponse<String> as(String who, String method, String path, @Nullable String body) {
        var session = sessions.getOrDefault(who, new String[] {"", ""});
        return server.send(
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

    /** Asks as the whole chain's machine. */
    HttpResponse<String> ask(String method, String path) {
        return ask(method, path, null);
    }

    HttpResponse<String> ask(String method, String path, @Nullable String body) {
        return server.ask(chain, method, path, body);
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        return server.send(method, path, null, headers);
    }

    /** Uploads a bill. */
    HttpResponse<String> bring(LocalDate date, byte[] file, String key) {
        return server.send(
                HttpRequest.newBuilder(server.at(reconcile(date, "wechat")))
                        .header("Authorization", bearer())
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(file))
                        .build());
    }

    /** The chain's Authorization header. */
    String bearer() {
        return "Bearer " + chain;
    }
}
