package io.larder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sandbox.web.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RestartTest {

    @TempDir Path folder;
    private final List<Process> started = new ArrayList<>();

    private JsonNode start(String... more) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.larder.sandbox.Sandbox",
                                "--data",
                                folder.resolve("data").toString(),
                                "--keys",
                                folder.resolve("keys").toString(),
                                "--json"));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        started.add(process);
        var out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        String line = out.readLine();
        return line == null ? Json.object() : Json.MAPPER.readTree(line);
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private static String url(JsonNode addresses) {
        return addresses.path("WECHAT").path("url").asString("");
    }

    private WeChatMerchant merchant(JsonNode addresses, Inbox inbox) throws Exception {
        Path keys = Path.of(addresses.path("WECHAT").path("keys").asString(""));
        return new WeChatMerchant(url(addresses), keys, inbox);
    }

    private JsonNode control(JsonNode addresses, String method, String path, String body)
            throws IOException {
        String key = Files.readString(folder.resolve("data").resolve("control.key")).strip();
        String address = addresses.path("WECHAT").path("control").asString("") + "/" + path;
        var bearer = Map.of("Authorization", "Bearer " + key);
        return Running.json(Http.send(method, address, bearer, body).body());
    }

    @Test
    void whatHappenedBeforeAKillIsKnownAfterIt() throws Exception {
        try (var inbox = new Inbox()) {
            inbox.status = 500;
            JsonNode first = start();
            WeChatMerchant merchant = merchant(first, inbox);
            control(first, "POST", "clock", "{\"offset\":\"PT1H\"}");
            control(first, "PUT", "faults", "{\"slow\":{\"count\":5,\"delayMillis\":1}}");
            String open = merchant.create("OPENORDER1", 100);
            String paid = merchant.create("PAIDORDER1", 200);
            pay(first, paid);
            inbox.await(1);
            JsonNode journal = control(first, "GET", "journal", "");
            killLast();
            // A last line that the kill cut short is dropped.
            Files.writeString(
                    folder.resolve("data/WECHAT/events.log"),
                    "Order\t{\"number\":\"HALF",
                    StandardOpenOption.APPEND);

            JsonNode second = start();
            WeChatMerchant again = merchant(second, inbox);
            assertThat(again.state("PAIDORDER1")).isEqualTo("SUCCESS");
            assertThat(again.create("OPENORDER1", 100)).isEqualTo(open);
            assertThat(control(second, "GET", "journal", "")).isEqualTo(journal);
            assertThat(journal).hasSize(1);
            assertThat(control(second, "GET", "clock", "").path("offset").asString(""))
                    .isEqualTo("PT1H");
            assertThat(control(second, "GET", "faults", "").path("faults").has("slow")).isTrue();
            inbox.status = 204;
            inbox.received.clear();
            control(second, "POST", "clock", "{\"offset\":\"PT2H\"}");
            assertThat(again.read(inbox.await(1).getFirst()))
                    .isEqualTo(new Merchant.Told("PAIDORDER1", "SUCCESS", 200, ""));
        }
    }

    private static void pay(JsonNode addresses, String qr) throws IOException {
        String body = Json.write(Json.object().put("qr", qr).put("outcome", "PAID"));
        var type = Map.of("Content-Type", "application/json");
        Http.send("POST", url(addresses) + "/payer/pay", type, body);
    }

    private void killLast() throws InterruptedException {
        started.getLast().destroyForcibly().waitFor();
    }

    @Test
    void aSecondSandboxOnTheSameDataIsRefused() throws Exception {
        start();
        assertThat(start()).isEmpty();
        assertThat(started.getLast().waitFor()).isEqualTo(1);
    }

    @Test
    void itStopsWhenItsInputEnds() throws Exception {
        start("--exit-with-stdin");
        started.getLast().getOutputStream().close();
        assertThat(started.getLast().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(started.getLast().exitValue()).isZero();
    }

    @Test
    void itStopsCleanlyWhenItIsToldTo() throws Exception {
        start();
        Instant before = Instant.now();
        started.getLast().destroy();
        assertThat(started.getLast().waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
}
