package io.larder.kit;

import io.larder.identity.MachineKeys;
import io.larder.identity.Operation;
import io.larder.vault.TestVault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application over real HTTP on a free port, with a test database and a master key of its own.
 */
public final class RunningServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts an application.
     *
     * @param application its configuration class
     * @param settings further properties, such as {@code larder.x.y=z}
     */
    public static RunningServer start(
            TestDatabase database, Class<?> application, String... settings) {
        var account = TestDatabase.server().accounts().app();
        var all =
                new ArrayList<>(
                        List.of(
                                "server.port=0",
                                "server.address=127.0.0.1",
                                "spring.main.banner-mode=off",
                                "spring.flyway.enabled=false",
                                "spring.threads.virtual.enabled=true",
                                "spring.datasource.url=" + database.url(),
                                "spring.datasource.username=" + account.user(),
                                "spring.datasource.password=" + account.password(),
                                "larder.vault.master-key-file=" + TestVault.newMasterKeyFile()));
        all.addAll(Arrays.asList(settings));
        var arguments = all.stream().map(setting -> "--" + setting).toArray(String[]::new);
        var program = new SpringApplication(application);
        program.addInitializers(
                context ->
                        context.getBeanFactory()
                                .registerSingleton("onlyProduction", new ProductionCodeOnly()));
        return new RunningServer(program.run(arguments));
    }

    /** A bean of the application. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The application itself. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    /** The address of a path. */
    public URI at(String path) {
        var port = context.getEnvironment().getProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /**
     * Sends a request.
     *
     * @param body JSON, or null for none
     * @param headers names and values by turns
     */
    public HttpResponse<String> send(
            String method, String path, @Nullable String body, String... headers) {
        var request =
                HttpRequest.newBuilder(at(path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /**
     * Asks with a machine's key, under an idempotency key of its own.
     *
     * @param body JSON with single quotes, or null for none
     */
    public HttpResponse<String> ask(String key, String method, String path, @Nullable String body) {
        return send(
                method,
                path,
                body == null ? null : body.replace('\'', '"'),
                "Authorization",
                "Bearer " + key,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** A new machine's key for every operation in these stores, {@code *} for all. */
    public String keyFor(String... stores) {
        return bean(MachineKeys.class)
                .create("test", EnumSet.allOf(Operation.class), Set.of(stores), Map.of())
                .key();
    }

    /** Sends a request. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /**
     * Status and code of an answer, such as {@code 403 outside_scope}; the status alone without a
     * problem.
     */
    public static String told(HttpResponse<String> answer) {
        var code = field(answer, "code");
        return answer.statusCode() + (code.isEmpty() ? "" : " " + code);
    }

    /** The text of a JSON member, wherever it stands first; empty when it is not there. */
    public static String field(HttpResponse<String> answer, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
        return found.find() ? found.group(1) : "";
    }

    @Override
    public void close() {
        context.close();
    }
}
