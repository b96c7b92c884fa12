package io.larder.card;

import io.larder.identity.Caller;
import io.larder.identity.LegalEntities;
import io.larder.identity.Operation;
import io.larder.identity.StoreScope;
import io.larder.kit.MovableClock;
import io.larder.kit.TestDatabase;
import io.larder.kit.TestLedger;
import io.larder.ledger.Archives;
import io.larder.ledger.BusinessTimeAdvanced;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Outcome;
import io.larder.ledger.Part;
import io.larder.ledger.Writer;
import io.larder.money.Ids;
import io.larder.vault.TestVault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The room's endpoints over real HTTP and a real ledger. Who calls is said by two headers here;
 * sign-in is tested in its own room.
 */
public final class CardApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public final TestDatabase database = TestDatabase.fresh();
    public final MovableClock clock = new MovableClock();
    public final Wall wall = new Wall();
    private final TestLedger ledger = new TestLedger(database, clock);
    private final ConfigurableApplicationContext server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    public CardApi() {
        var app = new SpringApplication(App.class);
        app.addInitializers(
                context -> {
                    var beans = context.getBeanFactory();
                    beans.registerSingleton("dataSource", database.dataSource());
                    beans.registerSingleton("writer", ledger.writer());
                    beans.registerSingleton("businessClock", clock);
                    beans.registerSingleton("wallClock", wall);
                });
        server =
                app.run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--larder.vault.master-key-file=" + TestVault.newMasterKeyFile());
    }

    /** The wall's clock, which tests move ahead. */
    public static final class Wall extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        public void advance(Duration duration) {
            ahead = ahead.plus(duration);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, boolean replayed, String retryAfter) {
        public String text(String pointer) {
            return body.at(pointer).asString("");
        }

        public long number(String pointer) {
            return body.at(pointer).asLong(-1);
        }

        public String code() {
            return text("/code");
        }
    }

    public CardSeed.Products seed() {
        return server.getBean(CardSeed.class).seed();
    }

    /** Lets business time pass, as the sandbox does. */
    public void advance(Duration duration) {
        clock.advance(duration);
        server.publishEvent(new BusinessTimeAdvanced(clock.now()));
    }

    /** An active card with money, by its number. */
    public String cardWith(CardSeed.Products products, long minor) {
        var body =
                "{'productId':'%s','storeId':'store_a','active':true}"
                        .formatted(products.unnamedId());
        var issued = post("/cards", body);
        credit(issued.text("/card/id"), minor);
        secrets.put(issued.text("/number"), issued.text("/secret"));
        return issued.text("/number");
    }

    /** Puts money on a card, as a recharge in cash would. */
    public void credit(String cardId, long minor) {
        var source = new LotSource("CASH", "order_1");
        var credit =
                new Credit(
                        cardId, Drawer.CASH, minor, source, false, Drawer.PACKS, Drawer.ENTITIES);
        var kept =
                new Kept<Credit.Credited>(
                        Credit.Credited::lotId,
                        text -> {
                            throw new AssertionError("replayed " + text);
                        });
        var key = new Key.Internal("test", Ids.next("test"));
        var outcome = writer().run(new Command<>(key, kept, Instant.now().plusSeconds(30), credit));
        if (!(outcome instanceof Outcome.Done<?, ?>)) {
            throw new AssertionError("not credited: " + outcome);
        }
    }

    /** Names a card that {@link #cardWith} made and proves it: members of a request's body. */
    public String shown(String number) {
        return "'cardNumber':'%s','possession':{'secret':'%s'}"
                .formatted(number, secrets.getOrDefault(number, "none"));
    }

    public Writer writer() {
        return ledger.writer();
    }

    public Answer get(String path) {
        return get(path, "store_a");
    }

    public Answer get(String path, String store) {
        return send(request(path, store).GET());
    }

    public Answer post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, String body, String key) {
        return post(path, body, key, "store_a");
    }

    public Answer put(String path, String body) {
        return send(request(path, "store_a").PUT(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    public Answer post(String path, String body, String key, String store) {
        return send(
                request(path, store)
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    /** Asks as a certain member of staff. */
    public Answer postAs(String person, String path, String body, String key) {
        return send(
                request(path, "store_a")
                        .header("Person", person)
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    /** Asks as a program without an operation. */
    public Answer without(Operation operation, String method, String path, String body) {
        return without(operation, method, path, body, UUID.randomUUID().toString());
    }

    /** Likewise, under a key. */
    public Answer without(
            Operation operation, String method, String path, String body, String key) {
        return send(
                request(path, "store_a")
                        .header("Without", operation.name())
                        .header("Idempotency-Key", key)
                        .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private HttpRequest.Builder request(String path, String store) {
        var port = server.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Store", store)
                .header("Content-Type", "application/json");
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            var replayed = answer.headers().firstValue("Idempotency-Replayed").isPresent();
            var text = answer.body().isEmpty() ? "{}" : answer.body();
            var retryAfter = answer.headers().firstValue("Retry-After").orElse("");
            return new Answer(answer.statusCode(), JSON.readTree(text), replayed, retryAfter);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        ledger.close();
        database.close();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
            })
    @ComponentScan(
            basePackages = {
                "io.larder.card",
                "io.larder.compliance",
                "io.larder.edge",
                "io.larder.vault"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(Test|Test\\$.*|CardApi.*)"))
    @ComponentScan(
            basePackages = {"io.larder.identity", "io.larder.ledger"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(RecordedEvents|StaffNames|UsedKeys)"))
    public static class App implements WebMvcConfigurer {

        @Bean
        public LegalEntities entities() {
            return Drawer.ENTITIES;
        }

        @Bean
        public Archives archives() {
            return Archives.none();
        }

        /** Nothing is owed here: what is, another room knows. */
        @Bean
        public Claims claims() {
            return new Claims() {
                @Override
                public Optional<Claim> find(String claimId) {
                    return Optional.empty();
                }

                @Override
                public Part<String, CardRefusal> writeOff(String claim, long minor, String ref) {
                    throw new AssertionError("nothing is owed");
                }
            };
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new CallerByHeader());
        }
    }

    private static final class CallerByHeader implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Caller resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer view,
                NativeWebRequest web,
                @Nullable WebDataBinderFactory binder) {
            var store = String.valueOf(web.getHeader("Store"));
            var without = web.getHeader("Without");
            var operations = EnumSet.allOf(Operation.class);
            if (without != null) {
                operations.remove(Operation.valueOf(without));
            }
            var person = web.getHeader("Person");
            return new Caller(
                    person == null ? "staff_of_" + store : person,
                    without == null ? Caller.Kind.STAFF : Caller.Kind.MACHINE,
                    "test",
                    Set.of(),
                    operations,
                    Map.of(store, new StoreScope(true, Set.of(), Set.of("drawer_1"))),
                    false,
                    Map.of(Operation.SPEND, 50_000L));
        }
    }
}
