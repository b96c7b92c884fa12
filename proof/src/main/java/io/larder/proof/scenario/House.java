package io.larder.proof.scenario;

import io.larder.proof.client.Answer;
import io.larder.proof.client.Http;
import io.larder.proof.client.Json;
import io.larder.proof.client.Person;
import io.larder.proof.client.RunningPlatform;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The platform that scenarios are played against, with everyone who calls it. */
final class House {

    private static final String CLOCK = "/sandbox/clock";
    private static final Duration FARTHEST = Duration.ofDays(400);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> MONEY =
            List.of(
                    "RECHARGE",
                    "REFUND_RECHARGE",
                    "SPEND",
                    "REFUND_SPEND",
                    "POSSESSION_VOUCHED",
                    "CARD_ISSUE",
                    "CARD_STATE",
                    "ADJUST_ASK",
                    "ADJUST_DECIDE");

    private static final List<String> OFFICE = List.of("FINANCE");
    private static final long CAP = 5_000;

    private final RunningPlatform platform;
    private final Map<String, String> products = new HashMap<>();
    private final Map<String, Http> callers = new HashMap<>();

    House(RunningPlatform platform) throws IOException {
        this.platform = platform;
        var all = platform.api().get("/api/v1/card-products").accepted().at("items").items();
        for (var product : all) {
            var name = product.at("named").flag() ? "named" : "unnamed";
            products.put(name, product.at("id").text());
        }
        callers.put("", platform.api());
        callers.put("nobody", platform.anonymous());
        callers.put("forger", platform.as("Bearer larder_0000000000000000"));
        callers.put("reader", key(List.of("CARD_READ"), "stores", List.of("*")));
        callers.put("store-b", key(MONEY, "stores", List.of("store_b")));
        callers.put("capped", key(MONEY, "capsMinor", caps()));
        for (var person : List.of("maker", "checker")) {
            callers.put(person, Person.signedIn(platform, person, OFFICE, Map.of()));
        }
        var little = Map.of("ADJUST_ASK", CAP, "ADJUST_DECIDE", CAP);
        callers.put("clerk", Person.signedIn(platform, "clerk", OFFICE, little));
    }

    /** The products by kind. */
    Map<String, String> products() {
        return products;
    }

    /** The API, called by somebody; by the platform's own machine key where nobody is named. */
    Http api(String caller) {
        var api = callers.get(caller);
        if (api == null) {
            throw new IllegalStateException("nobody is called " + caller);
        }
        return api;
    }

    private static Json caps() {
        var caps = Json.object();
        MONEY.forEach(operation -> caps.members().put(operation, Json.of(CAP)));
        return caps;
    }

    private Http key(List<String> operations, String member, Object value) throws IOException {
        var wish =
                Json.object(
                        "name",
                        "scenario " + member,
                        "operations",
                        operations,
                        "stores",
                        List.of("*"));
        wish.members().put(member, Json.of(value));
        var made = platform.api().post("/api/v1/keys", wish).accepted();
        return platform.as("Bearer " + made.at("key").text());
    }

    /** Goes near a moment, and answers what is missing to it. */
    Duration nearly(Instant moment) throws IOException {
        var missing = Duration.between(advance(Duration.ofSeconds(1)), moment);
        while (missing.compareTo(FARTHEST) > 0) {
            missing = Duration.between(advance(FARTHEST), moment);
        }
        return Duration.ofSeconds(missing.toSeconds());
    }

    private Instant advance(Duration by) throws IOException {
        var answer = platform.api().post(CLOCK, Json.object("advance", by.toString()));
        return OffsetDateTime.parse(answer.accepted().at("now").text()).toInstant();
    }

    /** Pays an order's code and waits until the platform has heard of it. */
    Answer pay(Json order) throws IOException {
        var channel = platform.sandbox().get("WECHAT");
        if (channel == null) {
            throw new IOException("no sandbox of WECHAT");
        }
        var unused = channel.pay(order.at("next", "content").text(), "PAID").accepted();
        var path = "/api/v1/recharges/" + order.at("id").text();
        long until = System.nanoTime() + PATIENCE.toNanos();
        var life = platform.api().get(path);
        while (!life.accepted().at("recharge", "status").text().equals("CONFIRMED")) {
            if (System.nanoTime() > until) {
                throw new IOException("the payment is not heard of: " + life.body());
            }
            LockSupport.parkNanos(50_000_000);
            life = platform.api().get(path);
        }
        return life;
    }
}
