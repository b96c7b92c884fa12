package io.larder.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.ArchiveDamaged;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a client that errs is told, over real HTTP. */
class BadInputTest {

    private static ConfigurableApplicationContext server;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Amount(String currency, @Positive long minor) {}

    enum Method {
        TILL,
        KIOSK
    }

    record Ask(String cardId, @Valid Amount amount, Method method, @Nullable String location) {}

    @RestController
    static class Till {
        @PostMapping("/asks")
        String ask(IdempotencyKey key, @Valid @RequestBody Ask ask) {
            return key.value() + " " + key.bodyHash() + " " + ask.amount().minor();
        }

        @PostMapping("/later")
        CompletionStage<String> later(@RequestBody Ask ask) {
            return CompletableFuture.failedFuture(
                    new Problem(HttpStatus.CONFLICT, "card_frozen", "Unfreeze the card first.")
                            .with("orderId", "order_1")
                            .retryAfter(Duration.ofMillis(1500)));
        }

        @GetMapping("/page")
        int page(@RequestParam int size) {
            if (size == 13) {
                throw new IllegalStateException("secret of the server");
            }
            if (size == 14) {
                throw new ArchiveDamaged("2026-01.zip", "is missing", null);
            }
            return size;
        }

        @PostMapping("/form")
        String form(@RequestParam String name) {
            return name;
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
            })
    @Import({
        StrictHttp.class,
        IdempotencyKeyArgument.class,
        LimitBody.class,
        Problems.class,
        EdgeCodes.class,
        Faults.class,
        AnswerProblems.class,
        Till.class
    })
    static class App {}

    @BeforeAll
    static void start() {
        var app = new SpringApplication(App.class);
        server = app.run("--server.port=0", "--spring.main.banner-mode=off");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'cardId':'c','amount':{'currency':'CNY','minor':1},'method':'TILL'|400 malformed_json",
                "not json|400 malformed_json",
                "{'cardId':'c','cardId':'d','amount':{'currency':'CNY','minor':1},'method':'TILL'}|400 malformed_json",
                "{'cardId':'c','amount':{'currency':'CNY','minor':1},'method':'TILL','x':1}|400 unknown_field",
                "{'cardId':'c','amount':{'currency':'CNY','minor':1.5},'method':'TILL'}|400 fraction_not_allowed",
                "{'cardId':'c','amount':{'currency':'CNY','minor':1.0},'method':'TILL'}|400 fraction_not_allowed",
                "{'cardId':'c','amount':{'currency':'CNY','minor':'1'},'method':'TILL'}|400 invalid_field",
                "{'cardId':'c','amount':{'currency':'CNY','minor':99999999999999999999},'method':'TILL'}|400 invalid_field",
                "{'cardId':7,'amount':{'currency':'CNY','minor':1},'method':'TILL'}|400 invalid_field",
                "{'cardId':'c','amount':{'currency':'CNY','minor':1},'method':'SHIP'}|400 invalid_field",
                "{'cardId':'c','amount':{'currency':'CNY','minor':1},'method':0}|400 invalid_field",
                "{'cardId':'c','amount':{'currency':'CNY','minor':0},'method':'TILL'}|400 invalid_field",
                "{'cardId':'c','amount':{'currency':'CNY'},'method':'TILL'}|400 missing_field",
                "{'cardId':'c','amount':{'currency':'CNY','minor':null},'method':'TILL'}|400 missing_field",
                "{'amount':{'currency':'CNY','minor':1},'method':'TILL'}|400 missing_field",
                "{'cardId':null,'amount':{'currency':'CNY','minor':1},'method':'TILL'}|400 missing_field",
                "{'cardId':'c','amount':{'currency':'CNY','minor':1},'method':'TILL'}{}|400 malformed_json",
            })
    void each_wrong_body_has_its_code(String body, String expected) throws Exception {
        var answer = post("/asks", body.replace('\'', '"'));
        assertThat(answer.statusCode() + " " + code(answer)).isEqualTo(expected);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problems.MEDIA_TYPE);
    }

    @Test
    void a_right_body_passes_with_and_without_its_optional_fields() throws Exception {
        var sent =
                "{\"cardId\":\"c\",\"amount\":{\"currency\":\"CNY\",\"minor\":7},\"method\":\"TILL\"";
        assertThat(post("/asks", sent + "}").body()).endsWith(" 7");
        assertThat(post("/asks", sent + ",\"location\":null}").body()).endsWith(" 7");
    }

    @ParameterizedTest
    @CsvSource({
        "'', idempotency_key_missing",
        "short, idempotency_key_malformed",
        "with blank 12345, idempotency_key_malformed",
        "12345678901234567890123456789012345678901234567890123456789012345, idempotency_key_malformed"
    })
    void the_idempotency_key_is_checked(String key, String code) throws Exception {
        var request = json("/asks", "{}").setHeader("Idempotency-Key", key).build();
        assertThat(code(send(request))).isEqualTo(code);
    }

    @Test
    void a_body_over_the_limit_is_refused_whether_its_length_is_announced_or_not()
            throws Exception {
        var large = "{\"cardId\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(code(post("/asks", large))).isEqualTo("body_too_large");
        var chunked =
                HttpRequest.newBuilder(at("/asks"))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () ->
                                                new java.io.ByteArrayInputStream(
                                                        large.getBytes(StandardCharsets.UTF_8))))
                        .build();
        assertThat(code(send(chunked))).isEqualTo("body_too_large");
        var form =
                HttpRequest.newBuilder(at("/form"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("name=" + large))
                        .build();
        assertThat(code(send(form))).isEqualTo("body_too_large");
    }

    @Test
    void a_form_within_the_limit_is_read() throws Exception {
        var form =
                HttpRequest.newBuilder(at("/form"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("name=%E6%94%AF%E4%BB%98"))
                        .build();
        assertThat(send(form).body()).isEqualTo("支付");
    }

    @Test
    void wrong_path_method_type_and_parameter_have_their_codes() throws Exception {
        assertThat(code(get("/nowhere"))).isEqualTo("unknown_path");
        assertThat(code(get("/asks"))).isEqualTo("method_not_allowed");
        assertThat(get("/asks").headers().firstValue("Allow")).hasValue("POST");
        assertThat(code(get("/page?size=x"))).isEqualTo("invalid_parameter");
        assertThat(code(get("/page"))).isEqualTo("invalid_parameter");
        var text =
                HttpRequest.newBuilder(at("/asks"))
                        .header("Content-Type", "text/plain")
                        .header("Idempotency-Key", "12345678")
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
        assertThat(send(text).statusCode()).isEqualTo(415);
        assertThat(code(send(text))).isEqualTo("unsupported_media_type");
    }

    @Test
    void a_fault_of_ours_tells_a_trace_id_and_nothing_else() throws Exception {
        var answer = get("/page?size=13");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(code(answer)).isEqualTo("internal_error");
        assertThat(answer.body()).contains("\"trace\":\"").doesNotContain("secret");
    }

    @Test
    void an_archive_that_is_missing_is_told_without_its_name() throws Exception {
        var answer = get("/page?size=14");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(code(answer)).isEqualTo("archive_unavailable");
        assertThat(answer.body()).doesNotContain("2026-01");
    }

    @Test
    void a_problem_from_a_later_stage_keeps_its_members_and_its_retry_after() throws Exception {
        var answer =
                post(
                        "/later",
                        "{\"cardId\":\"c\",\"amount\":{\"currency\":\"CNY\",\"minor\":7},\"method\":\"TILL\"}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(code(answer)).isEqualTo("card_frozen");
        assertThat(answer.body()).contains("\"orderId\":\"order_1\"");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }

    @Test
    void the_title_speaks_chinese_to_who_asks_for_it() throws Exception {
        var request =
                HttpRequest.newBuilder(at("/nowhere")).header("Accept-Language", "zh-CN").build();
        assertThat(send(request).body()).contains("路径不存在");
        assertThat(get("/nowhere").body()).contains("There is nothing at this path");
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return send(json(path, body).build());
    }

    private static HttpRequest.Builder json(String path, String body) {
        return HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "test-key-1")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static URI at(String path) {
        return URI.create(
                "http://127.0.0.1:"
                        + server.getEnvironment().getProperty("local.server.port")
                        + path);
    }

    private static String code(HttpResponse<String> answer) {
        return answer.body().replaceAll("(?s).*\"code\":\"([a-z_]+)\".*", "$1");
    }
}
