package io.larder.identity;

import static io.larder.kit.RunningServer.field;
import static io.larder.kit.RunningServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.kit.MovableWallTime;
import io.larder.kit.RunningServer;
import io.larder.kit.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions, passwords and their throttle, over HTTP. */
class SignInTest {

    private static final String GOOD = "correct horse battery";

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final RunningServer SERVER = RunningServer.start(DATABASE, IdentityApp.class);
    private static final MovableWallTime TIME = SERVER.bean(MovableWallTime.class);

    @BeforeEach
    void aCashierOfStoreA() {
        SERVER.bean(SandboxStores.class).seed();
        for (var table :
                List.of(
                        "staff_session",
                        "staff_role",
                        "staff",
                        "sign_in_failure",
                        "security_event")) {
            DATABASE.jdbc().sql("DELETE FROM " + table).update();
        }
        addStaff("cashier.a", Role.CASHIER);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    @Test
    void a_session_shows_who_is_signed_in_and_ends_when_told_to() {
        var session = signIn("cashier.a", GOOD);
        assertThat(session.statusCode()).isEqualTo(200);
        assertThat(session.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure");
        var me = get("/api/v1/session", session);
        assertThat(me.body()).contains("\"CASHIER\"", "\"store_a\"", "till_a1", "drawer_a1");
        assertThat(me.body()).doesNotContain("store_b");
        assertThat(told(send("DELETE", "/api/v1/session", session))).isEqualTo("204");
        assertThat(told(get("/api/v1/session", session))).isEqualTo("401 session_expired");
    }

    @Test
    void a_session_ends_when_it_was_idle_for_half_an_hour_or_used_for_half_a_day() {
        var session = signIn("cashier.a", GOOD);
        for (int i = 0; i < 35; i++) {
            TIME.advance(Duration.ofMinutes(20));
            assertThat(told(get("/api/v1/stores", session))).isEqualTo("200");
        }
        TIME.advance(Duration.ofMinutes(31));
        assertThat(told(get("/api/v1/stores", session))).isEqualTo("401 session_expired");
        var other = signIn("cashier.a", GOOD);
        TIME.advance(Duration.ofMinutes(31));
        assertThat(told(get("/api/v1/stores", other))).isEqualTo("401 session_expired");
    }

    @Test
    void a_change_without_the_sessions_token_is_refused() {
        var session = signIn("cashier.a", GOOD);
        var cookie = cookie(session);
        assertThat(told(SERVER.send("DELETE", "/api/v1/session", null, "Cookie", cookie)))
                .isEqualTo("403 csrf_token_invalid");
        assertThat(
                        told(
                                SERVER.send(
                                        "DELETE",
                                        "/api/v1/session",
                                        null,
                                        "Cookie",
                                        cookie,
                                        "X-CSRF-Token",
                                        field(signIn("cashier.a", GOOD), "csrfToken"))))
                .isEqualTo("403 csrf_token_invalid");
        assertThat(told(get("/api/v1/session", session))).isEqualTo("200");
    }

    @Test
    void from_the_third_failure_an_account_waits_longer_and_longer_but_is_never_locked() {
        for (int i = 0; i < 3; i++) {
            assertThat(told(signIn("cashier.a", "wrong"))).isEqualTo("401 sign_in_failed");
        }
        var refused = signIn("cashier.a", GOOD);
        assertThat(told(refused)).isEqualTo("429 too_many_attempts");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
        TIME.advance(Duration.ofSeconds(6));
        assertThat(told(signIn("cashier.a", "wrong"))).isEqualTo("401 sign_in_failed");
        assertThat(signIn("cashier.a", GOOD).headers().firstValue("Retry-After")).hasValue("10");
        for (int i = 0; i < 10; i++) {
            TIME.advance(Duration.ofSeconds(61));
            assertThat(told(signIn("cashier.a", "wrong"))).isEqualTo("401 sign_in_failed");
        }
        TIME.advance(Duration.ofSeconds(61));
        assertThat(told(signIn("cashier.a", GOOD))).isEqualTo("200");
    }

    @Test
    void an_address_that_tries_many_users_waits_too() {
        for (var user : Set.of("nobody", "someone", "anyone")) {
            assertThat(told(signIn(user, "wrong"))).isEqualTo("401 sign_in_failed");
        }
        assertThat(told(signIn("cashier.a", GOOD))).isEqualTo("429 too_many_attempts");
    }

    @Test
    void the_first_administrator_changes_the_one_time_password_before_anything_else() {
        var offer = SERVER.bean(FirstSignIn.class).offer(true).orElseThrow();
        var newest = SERVER.bean(FirstSignIn.class).offer(true).orElseThrow();
        assertThat(told(signIn(offer.user(), offer.password()))).isEqualTo("401 sign_in_failed");
        var session = signIn(newest.user(), newest.password());
        assertThat(session.body()).contains("\"mustChangePassword\":true");
        assertThat(SERVER.bean(FirstSignIn.class).offer(true)).isEmpty();
        assertThat(told(get("/api/v1/staff", session))).isEqualTo("403 password_change_required");
        assertThat(told(changePassword(session, newest.password(), "short")))
                .isEqualTo("400 password_too_weak");
        assertThat(told(changePassword(session, "wrong", GOOD))).isEqualTo("401 sign_in_failed");
        assertThat(told(changePassword(session, newest.password(), GOOD))).isEqualTo("204");
        TIME.advance(Duration.ofSeconds(6));
        assertThat(get("/api/v1/session", session).body()).contains("\"mustChangePassword\":false");
        assertThat(told(get("/api/v1/staff", session))).isEqualTo("200");
    }

    @Test
    void an_administrator_adds_staff_of_their_own_stores_and_a_disabled_one_is_out_at_once() {
        addStaff("admin.a", Role.ADMINISTRATOR);
        var admin = signIn("admin.a", GOOD);
        var member = "{\"user\":\"%s\",\"roles\":[\"CASHIER\"],\"stores\":[\"%s\"]}";
        assertThat(told(post("/api/v1/staff", member.formatted("new.one", "store_b"), admin)))
                .isEqualTo("403 outside_scope");
        assertThat(told(post("/api/v1/staff", member.formatted("new.one", "*"), admin)))
                .isEqualTo("403 outside_scope");
        assertThat(told(post("/api/v1/staff", member.formatted("cashier.a", "store_a"), admin)))
                .isEqualTo("409 user_name_taken");
        var added = post("/api/v1/staff", member.formatted("new.one", "store_a"), admin);
        assertThat(added.statusCode()).isEqualTo(201);
        var session = signIn("new.one", field(added, "oneTimePassword"));
        assertThat(session.statusCode()).isEqualTo(200);
        var disabled =
                send(
                        "PUT",
                        "/api/v1/staff/" + field(added, "id"),
                        "{\"roles\":[\"CASHIER\"],\"stores\":[\"store_a\"],\"disabled\":true}",
                        admin);
        assertThat(told(disabled)).isEqualTo("200");
        assertThat(told(get("/api/v1/session", session))).isEqualTo("401 session_expired");
        assertThat(told(get("/api/v1/staff/x", admin))).isEqualTo("405 method_not_allowed");
        assertThat(
                        told(
                                send(
                                        "PUT",
                                        "/api/v1/staff/%E6%94%AF",
                                        "{\"roles\":[\"CASHIER\"],\"stores\":[\"store_a\"],\"disabled\":true}",
                                        admin)))
                .isEqualTo("400 invalid_parameter");
        assertThat(get("/api/v1/staff", admin).body()).contains("new.one").doesNotContain("argon2");
    }

    @Test
    void passwords_and_cookies_stand_in_the_database_only_as_hashes() {
        var session = signIn("cashier.a", GOOD);
        var token = cookie(session).substring("larder_session=".length());
        var hash =
                DATABASE.jdbc()
                        .sql("SELECT password_hash FROM staff WHERE user_name = 'cashier.a'")
                        .query(String.class)
                        .single();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(
                        DATABASE.jdbc()
                                .sql("SELECT token_hash FROM staff_session")
                                .query(String.class)
                                .list())
                .containsExactly(Tokens.hash(token));
        assertThat(
                        DATABASE.jdbc()
                                .sql("SELECT CONCAT(what, who) FROM security_event")
                                .query(String.class)
                                .list())
                .contains("signed_inc***a");
    }

    private void addStaff(String user, Role role) {
        var accounts = SERVER.bean(StaffAccounts.class);
        var grant = new Grant(Set.of("store_a"), Set.of(), Map.of());
        var hash = SERVER.bean(Passwords.class).hash(GOOD);
        accounts.setPassword(accounts.add(user, hash, Set.of(role), grant), hash, false);
    }

    private HttpResponse<String> signIn(String user, String password) {
        var body = "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
        return SERVER.send("POST", "/api/v1/session", body);
    }

    private HttpResponse<String> changePassword(
            HttpResponse<String> session, String current, String next) {
        return post(
                "/api/v1/session/password",
                "{\"current\":\"%s\",\"next\":\"%s\"}".formatted(current, next),
                session);
    }

    private HttpResponse<String> get(String path, HttpResponse<String> session) {
        return SERVER.send("GET", path, null, "Cookie", cookie(session));
    }

    private HttpResponse<String> post(String path, String body, HttpResponse<String> session) {
        return send("POST", path, body, session);
    }

    private HttpResponse<String> send(String method, String path, HttpResponse<String> session) {
        return SERVER.send(
                method,
                path,
                null,
                "Cookie",
                cookie(session),
                "X-CSRF-Token",
                field(session, "csrfToken"));
    }

    private HttpResponse<String> send(
            String method, String path, String body, HttpResponse<String> session) {
        return SERVER.send(
                method,
                path,
                body,
                "Cookie",
                cookie(session),
                "X-CSRF-Token",
                field(session, "csrfToken"));
    }

    private static String cookie(HttpResponse<String> session) {
        var set = session.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }
}
