package io.larder.sandbox;

import io.larder.sandbox.web.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A sandbox on free ports, with what a test wants from its payer and its control. */
final class Running implements AutoCloseable {

    final Sandbox sandbox;
    final Inbox inbox = new Inbox();
    final Path folder;
    private final String key;

    Running(Path folder) throws Exception {
        this.folder = folder;
        Path keyFile = folder.resolve("control.key");
        var options =
                new Options(
                        folder.resolve("data"), folder.resolve("keys"), keyFile, 0, 0, true, false);
        sandbox = Sandbox.start(options, InstantSource.system());
        key = Files.readString(keyFile).strip();
    }

    String url(String channel) {
        return sandbox.addresses().path(channel).path("url").asString("");
    }

    Path keys(String channel) {
        return folder.resolve("keys").resolve(channel);
    }

    WeChatMerchant wechat() throws Exception {
        return new WeChatMerchant(url("WECHAT"), keys("WECHAT"), inbox);
    }

    AlipayMerchant alipay() throws Exception {
        return new AlipayMerchant(url("ALIPAY"), keys("ALIPAY"), inbox);
    }

    JsonNode pay(String channel, String qr, String outcome) throws IOException {
        String body = Json.write(Json.object().put("qr", qr).put("outcome", outcome));
        return json(
                Http.send(
                                "POST",
                                url(channel) + "/payer/pay",
                                Map.of("Content-Type", "application/json"),
                                body)
                        .body());
    }

    JsonNode control(String channel, String method, String path, String body) throws IOException {
        return json(
                Http.send(
                                method,
                                url(channel) + "/control/" + path,
                                Map.of("Authorization", "Bearer " + key),
                                body)
                        .body());
    }

    JsonNode faults(String channel, String plan) throws IOException {
        return control(channel, "PUT", "faults", plan);
    }

    JsonNode journal(String channel) throws IOException {
        return control(channel, "GET", "journal", "");
    }

    JsonNode injections(String channel) throws IOException {
        return control(channel, "GET", "faults", "").path("injections");
    }

    Instant clock(String channel, String offset) throws IOException {
        String body = Json.write(Json.object().put("offset", offset));
        return Instant.parse(control(channel, "POST", "clock", body).path("now").asString(""));
    }

    static JsonNode json(byte[] body) {
        return Json.MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        sandbox.close();
        inbox.close();
    }
}
