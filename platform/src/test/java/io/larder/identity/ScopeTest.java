package io.larder.identity;

import static io.larder.kit.RunningServer.field;
import static io.larder.kit.RunningServer.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.larder.card.CardSeed;
import io.larder.kit.Endpoint;
import io.larder.kit.Endpoint.Needs;
import io.larder.kit.RunningServer;
import io.larder.kit.TestDatabase;
import io.larder.kit.WholePlatform;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint of the whole platform, tried by callers who may not use it. */
class ScopeTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final RunningServer SERVER = WholePlatform.start(DATABASE);
    private static final Set<Operation> ALL = EnumSet.allOf(Operation.class);
    private static List<Endpoint> endpoints = List.of();
    private static String boss = "";
    private static String ofStoreA = "";
    private static String powerless = "";
    private static String card = "";

    @BeforeAll
    static void storesAAndBWithSomethingInB() {
        SERVER.bean(SandboxStores.class).seed();
        boss = SERVER.keyFor("*");
        ofStoreA = SERVER.keyFor("store_a");
        powerless =
                SERVER.bean(MachineKeys.class)
                        .create("powerless", Set.of(), Set.of("*"), Map.of())
                        .key();
        var product = SERVER.bean(CardSeed.class).seed().unnamedId();
        var issued =
                SERVER.ask(
                        boss,
                        "POST",
                        "/api/v1/cards",
                        "{'productId':'%s','storeId':'store_b','active':true}".formatted(product));
        card = field(issued, "id");
        var order = field(SERVER.ask(boss, "POST", "/api/v1/recharges", cash("b", "b", 100)), "id");
        var grant = new Grant(Set.of("store_b"), Set.of(), Map.of());
        var staff =
                SERVER.bean(StaffAccounts.class).add("cashier.b", "x", Set.of(Role.CASHIER), grant);
        var key = SERVER.bean(MachineKeys.class).create("b", Set.of(), grant).id();
        assertThat(List.of(product, card, order, staff, key)).doesNotContain("");
        endpoints =
                EveryEndpoint.all(
                        new EveryEndpoint.OfStoreB(
                                product,
                                card,
                                order,
                                staff,
                                key,
                                difference(order),
                                hold(),
                                spend(),
                                adjustment()));
    }

    private static String hold() {
        var asked =
                ("{'cardId':'%s','storeId':'store_b','validForSeconds':86400,"
                                + "'amount':{'currency':'CNY','minor':1}}")
                        .formatted(card);
        return field(SERVER.ask(boss, "POST", "/api/v1/holds", asked), "id");
    }

    private static String spend() {
        var asked =
                "{'cardId':'%s','storeId':'store_b','amount':{'currency':'CNY','minor':1}}"
                        .formatted(card);
        return field(SERVER.ask(boss, "POST", "/api/v1/spends", asked), "id");
    }

    private static String adjustment() {
        DATABASE.jdbc()
                .sql(
                        """
                        INSERT INTO card_adjustment (id, kind, card_id, store_id, state,
                          amount_minor, reason, note, evidence, asked_by, asked_at, expires_at)
                        VALUES ('adj_b', 'DEBIT', ?, 'store_b', 'PENDING', 1, 'OTHER', 'n', 'e',
                          'staff_x', NOW(), '2199-01-01')
                        """)
                .param(card)
                .update();
        return "adj_b";
    }

    private static String difference(String order) {
        DATABASE.jdbc()
                .sql(
                        """
                        INSERT INTO difference (id, type, channel, order_id, store_id,
                          channel_order_number, transaction_id, reference, booked_minor, bill_minor,
                          suspense_debit_minor, state, business_date, opened_at)
                        VALUES ('diff_b', 'FEE', 'WECHAT', ?, 'store_b', 'n', 't', ?, 0, 0, 0,
                          'OPEN', '2026-03-02', NOW())
                        """)
                .params(order, order)
                .update();
        return "diff_b";
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    @Test
    void every_registered_endpoint_is_tried_here() {
        var listed = endpoints.stream().map(Endpoint::toString).toList();
        var registered = new ArrayList<String>();
        SERVER.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach(
                        (mapping, method) -> {
                            if (!method.getBeanType().getName().startsWith("io.larder.")) {
                                return;
                            }
                            for (var verb : mapping.getMethodsCondition().getMethods()) {
                                mapping.getPatternValues()
                                        .forEach(path -> registered.add(verb + " " + path));
                            }
                        });
        assertThat(listed).containsAll(registered);
        assertThat(registered).containsAll(listed);
    }

    @TestFactory
    Stream<DynamicTest> nobody_is_answered_without_signing_in() {
        return each(
                it -> it.needs() != Needs.NOTHING,
                it ->
                        assertThat(told(SERVER.send(it.method(), it.path(), it.body())))
                                .isEqualTo("401 sign_in_required"));
    }

    @TestFactory
    Stream<DynamicTest> nothing_is_done_without_its_operation() {
        return each(
                it -> it.needs() == Needs.OPERATION || it.needs() == Needs.STORE,
                it ->
                        assertThat(told(SERVER.ask(powerless, it.method(), it.path(), it.body())))
                                .isEqualTo("403 operation_not_allowed"));
    }

    @TestFactory
    Stream<DynamicTest> a_key_of_store_a_does_nothing_in_store_b() {
        return each(
                it -> it.needs() == Needs.STORE,
                it ->
                        assertThat(told(SERVER.ask(ofStoreA, it.method(), it.path(), it.body())))
                                .isEqualTo("403 outside_scope"));
    }

    @TestFactory
    Stream<DynamicTest> a_cashier_of_store_a_does_nothing_in_store_b() {
        var session = cashierOfStoreA();
        var cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
        return each(
                it -> it.needs() == Needs.STORE,
                it ->
                        assertThat(
                                        told(
                                                SERVER.send(
                                                        it.method(),
                                                        it.path(),
                                                        it.body(),
                                                        "Cookie",
                                                        cookie.substring(0, cookie.indexOf(';')),
                                                        "X-CSRF-Token",
                                                        field(session, "csrfToken"),
                                                        "Idempotency-Key",
                                                        UUID.randomUUID().toString())))
                                .isIn("403 outside_scope", "403 operation_not_allowed"));
    }

    @Test
    void a_terminal_or_drawer_of_another_store_is_outside_the_scope() {
        assertThat(told(SERVER.ask(ofStoreA, "POST", "/api/v1/recharges", cash("a", "a", 100))))
                .isEqualTo("201");
        assertThat(told(SERVER.ask(boss, "POST", "/api/v1/recharges", cash("a", "b", 100))))
                .isEqualTo("403 outside_scope");
        var tills = new Grant(Set.of("store_a"), Set.of("kiosk_a1"), Map.of());
        var kiosk = SERVER.bean(MachineKeys.class).create("kiosk", ALL, tills).key();
        assertThat(told(SERVER.ask(kiosk, "POST", "/api/v1/recharges", cash("a", "a", 100))))
                .isEqualTo("403 outside_scope");
    }

    @Test
    void all_stores_that_there_are_now_are_not_the_whole_chain() {
        var everyStore = SERVER.keyFor("store_a", "store_b");
        assertThat(
                        told(
                                SERVER.ask(
                                        everyStore,
                                        "POST",
                                        "/api/v1/business-days/2026-03-02/close",
                                        null)))
                .isEqualTo("403 outside_scope");
        var more = "{'name':'more','operations':['DAY_CLOSE'],'stores':['*']}";
        assertThat(told(SERVER.ask(everyStore, "POST", "/api/v1/keys", more)))
                .isEqualTo("403 outside_scope");
        assertThat(told(SERVER.ask(boss, "POST", "/api/v1/keys", more))).isEqualTo("201");
    }

    @Test
    void an_amount_above_the_credentials_cap_is_refused() {
        var capped =
                SERVER.bean(MachineKeys.class)
                        .create(
                                "capped",
                                ALL,
                                Set.of("store_a"),
                                Map.of(Operation.RECHARGE, 5_000L))
                        .key();
        assertThat(told(SERVER.ask(capped, "POST", "/api/v1/recharges", cash("a", "a", 5_001))))
                .isEqualTo("403 amount_above_cap");
        assertThat(told(SERVER.ask(capped, "POST", "/api/v1/recharges", cash("a", "a", 5_000))))
                .isEqualTo("201");
    }

    @Test
    void a_key_that_is_revoked_altered_or_made_up_is_refused_at_once() {
        var made = SERVER.bean(MachineKeys.class).create("short", ALL, Set.of("*"), Map.of());
        assertThat(told(SERVER.ask(made.key(), "GET", "/api/v1/stores", null))).isEqualTo("200");
        var last = made.key().endsWith("A") ? "B" : "A";
        var altered = made.key().substring(0, made.key().length() - 1) + last;
        assertThat(told(SERVER.ask(altered, "GET", "/api/v1/stores", null)))
                .isEqualTo("401 credential_invalid");
        assertThat(told(SERVER.ask(boss, "DELETE", "/api/v1/keys/" + made.id(), null)))
                .isEqualTo("204");
        assertThat(told(SERVER.ask(made.key(), "GET", "/api/v1/stores", null)))
                .isEqualTo("401 credential_invalid");
        assertThat(told(SERVER.ask("lk_nonsense", "GET", "/api/v1/stores", null)))
                .isEqualTo("401 credential_invalid");
        assertThat(
                        DATABASE.jdbc()
                                .sql("SELECT secret_hash FROM machine_key WHERE id = ?")
                                .param(made.id())
                                .query(String.class)
                                .single())
                .isEqualTo(Tokens.hash(made.key()));
    }

    @Test
    void only_health_is_shown_to_nobody() {
        assertThat(told(SERVER.send("GET", "/actuator/health", null))).isEqualTo("200");
        assertThat(told(SERVER.send("GET", "/actuator/prometheus", null)))
                .isEqualTo("401 sign_in_required");
        assertThat(told(SERVER.send("GET", "/api/v1/nowhere", null)))
                .isEqualTo("401 sign_in_required");
        assertThat(told(SERVER.ask(boss, "GET", "/api/v1/nowhere", null)))
                .isEqualTo("404 unknown_path");
    }

    private static Stream<DynamicTest> each(
            Predicate<Endpoint> which, Consumer<Endpoint> assertion) {
        return endpoints.stream()
                .filter(which)
                .map(it -> dynamicTest(it.toString(), () -> assertion.accept(it)));
    }

    private static HttpResponse<String> cashierOfStoreA() {
        var accounts = SERVER.bean(StaffAccounts.class);
        var grant = new Grant(Set.of("store_a"), Set.of(), Map.of());
        var hash = SERVER.bean(Passwords.class).hash("correct horse battery");
        accounts.setPassword(
                accounts.add("cashier.a", hash, Set.of(Role.CASHIER), grant), hash, false);
        return SERVER.send(
                "POST",
                "/api/v1/session",
                "{\"user\":\"cashier.a\",\"password\":\"correct horse battery\"}");
    }

    private static String cash(String store, String drawer, long minor) {
        return ("{'cardId':'%1$s','amount':{'currency':'CNY','minor':%4$d},'method':'TILL',"
                        + "'payWith':'CASH','storeId':'store_%2$s','terminalId':'till_%2$s1','cash':"
                        + "{'tendered':{'currency':'CNY','minor':%4$d},'drawerId':'drawer_%3$s1'}}")
                .formatted(card, store, drawer, minor);
    }
}
