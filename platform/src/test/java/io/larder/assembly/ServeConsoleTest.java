package io.larder.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.kit.RunningServer;
import io.larder.kit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServeConsoleTest {

    private static final String PAGE = "<!doctype html><title>Larder</title>";

    @TempDir static Path built;

    private static TestDatabase database;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectory(built.resolve("assets"));
        Files.writeString(built.resolve("index.html"), PAGE);
        Files.writeString(built.resolve("assets/app.js"), "export {}");
        Files.writeString(built.resolveSibling("outside.txt"), "outside");
        database = TestDatabase.fresh();
        server =
                RunningServer.start(
                        database,
                        Platform.class,
                        "larder.mode=SANDBOX",
                        "larder.console.directory=" + built);
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/console/today", "/console/recharges/rech_1"})
    void thePageStandsAtEveryAddressOfTheConsole(String path) {
        var answer = server.send("GET", path, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PAGE);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
    }

    @Test
    void theRootLeadsToIt() {
        var answer = server.send("GET", "/", null);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/console/");
    }

    @Test
    void whatItLoadsIsKeptForEver() {
        var answer = server.send("GET", "/assets/app.js", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/none.js",
                "/assets/..%2foutside.txt",
                "/console/..%2f..%2foutside.txt"
            })
    void nothingElseIsServed(String path) {
        var answer = server.send("GET", path, null);
        assertThat(answer.body()).doesNotContain("outside");
        assertThat(answer.statusCode()).isBetween(400, 404);
    }

    @Test
    void anybodyMaySeeWhatKindOfInstallationItIs() {
        var answer = server.send("GET", "/api/v1/platform", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(RunningServer.field(answer, "mode")).isEqualTo("SANDBOX");
        assertThat(answer.body()).contains("\"writing\":true");
    }
}
