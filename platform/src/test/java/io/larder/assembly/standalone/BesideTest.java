package io.larder.assembly.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two server processes on one database, as their user runs them. */
class BesideTest {

    private static final Path WORK =
            Path.of("target", "beside-" + ProcessHandle.current().pid()).toAbsolutePath();
    private static final Path DATA = WORK.resolve("data");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @AfterAll
    static void clean() {
        Trees.delete(WORK);
    }

    @Test
    void what_all_processes_rely_on_is_not_changed_while_one_runs_beside() throws Exception {
        var folder = Files.createDirectories(WORK.resolve("slots"));
        try (var one = BesideSlot.take(folder);
                var two = BesideSlot.take(folder)) {
            assertThat(List.of(one.number(), two.number())).containsExactly(1, 2);
            assertThatThrownBy(() -> BesideSlot.take(folder))
                    .hasMessageContaining("2 processes run beside");
            assertThatThrownBy(() -> BesideSlot.requireNone(folder))
                    .hasMessageContaining("stop it first");
        }
        BesideSlot.requireNone(folder);
    }

    @Test
    void there_must_be_a_platform_to_run_beside() throws Exception {
        var none = WORK.resolve("none").toString();
        assertThat(Program.run("start", "--beside", none).err())
                .contains("holds no data of Larder");
        assertThat(Program.run("start", "--beside", none, "--live").err())
                .contains("leave --data and --live out");
    }

    @Test
    @Tag("slow")
    void two_processes_share_keys_time_and_stops_and_outlive_each_other() throws Exception {
        try (var first = Program.start(WORK, "start", "--data", DATA.toString())) {
            var till = new Till(aKey(first), aCard(first));
            try (var second = beside()) {
                the_same_key_in_both_at_once_is_one_order(till, first, second);
                time_advanced_in_one_has_reached_the_other(till, first, second);
                a_stop_reaches_both(till, first, second);
                assertThat(till.cash(second, "before-the-kill-1", 7).statusCode()).isEqualTo(201);
                second.killNine();
            }
            assertThat(till.cash(first, "before-the-kill-1", 7)).satisfies(BesideTest::isReplay);
            assertThat(code(till.cash(first, "before-the-kill-1", 8)))
                    .isEqualTo("idempotency_key_reused");
            try (var again = beside()) {
                assertThat(till.cash(again, "before-the-kill-1", 7))
                        .satisfies(BesideTest::isReplay);
                assertThat(till.cash(first, "before-the-kill-2", 9).statusCode()).isEqualTo(201);
                first.killNine();
                it_waits_for_the_first_and_goes_on_with_it(till, again);
            }
        }
        assertThat(Program.run("audit", "--data", DATA.toString()).out()).contains("audit passed");
    }

    private static Program beside() throws Exception {
        return Program.start(WORK, "start", "--beside", DATA.toString());
    }

    private static void the_same_key_in_both_at_once_is_one_order(
            Till till, Program first, Program second) throws Exception {
        for (int i = 0; i < 20; i++) {
            var key = "both-at-once-" + i;
            var here = CompletableFuture.supplyAsync(() -> till.unchecked(first, key, 5));
            var there = CompletableFuture.supplyAsync(() -> till.unchecked(second, key, 5));
            var answers = List.of(here.join(), there.join());
            assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
            assertThat(answers.stream().filter(BesideTest::replayed)).hasSize(1);
            assertThat(json(here.join()).get("id")).isEqualTo(json(there.join()).get("id"));
        }
        var other = till.cash(second, "both-at-once-0", 6);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(code(other)).isEqualTo("idempotency_key_reused");
    }

    private static void time_advanced_in_one_has_reached_the_other(
            Till till, Program first, Program second) throws Exception {
        for (var clock : List.of(List.of(first, second), List.of(second, first))) {
            var said =
                    json(clock.get(0).post(till.key, "/sandbox/clock", "", "{'advance':'PT26H'}"));
            var there = JsonMapper.shared().readTree(clock.get(1).get("/api/v1/platform"));
            assertThat(there.get("businessDate")).isEqualTo(said.get("businessDate"));
        }
    }

    private static void a_stop_reaches_both(Till till, Program first, Program second)
            throws Exception {
        var sql = database();
        sql.sql("INSERT INTO cell_freeze VALUES ('planted', 'by a test', UTC_TIMESTAMP(6))")
                .update();
        for (var each : List.of(first, second)) {
            eventually(() -> code(till.cash(each, "while-stopped", 5)).equals("cell_frozen"));
            assertThat(each.get("/ready")).contains("\"ready\":true", "\"writing\":false");
        }
        // a whole audit that finds nothing lifts it, for the processes that run as well
        assertThat(Program.run("audit", "--data", DATA.toString()).exit()).isZero();
        for (var each : List.of(first, second)) {
            eventually(() -> till.cash(each, "while-stopped", 5).statusCode() == 201);
        }
    }

    private static void it_waits_for_the_first_and_goes_on_with_it(Till till, Program beside)
            throws Exception {
        eventually(() -> beside.get("/ready").contains("AWAY"));
        assertThat(till.cash(beside, "while-away", 5).statusCode()).isEqualTo(503);
        try (var first = Program.start(WORK, "start", "--data", DATA.toString())) {
            eventually(() -> beside.get("/ready").contains("ANSWERS"));
            assertThat(till.cash(beside, "before-the-kill-2", 9)).satisfies(BesideTest::isReplay);
            eventually(() -> till.cash(beside, "while-away", 5).statusCode() == 201);
            assertThat(till.cash(first, "while-away", 5)).satisfies(BesideTest::isReplay);
            // 20 of five each, one at the stop, the two before kills, one while the first was away
            assertThat(balance(till.card)).isEqualTo(20 * 5 + 5 + 7 + 9 + 5);
            beside.stop();
            first.stop();
        }
    }

    private static long balance(String card) {
        return database()
                .sql("SELECT credits_posted - debits_posted FROM account WHERE name = ?")
                .param("card/" + card + "/principal")
                .query(Long.class)
                .single();
    }

    private static JdbcClient database() {
        try {
            var account = DatabaseAccounts.of(DATA).app();
            var port = Files.readString(DATA.resolve("database.port"));
            var url = "jdbc:mariadb://127.0.0.1:%s/larder".formatted(port);
            return JdbcClient.create(
                    new DriverManagerDataSource(url, account.user(), account.password()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One that outlives the process, whose own key ends with the next start. */
    private static String aKey(Program server) throws Exception {
        var body = "{'name':'till','operations':['RECHARGE','CLOCK'],'stores':['*']}";
        var key = server.told().get("machineKey").asString();
        return json(server.post(key, "/api/v1/keys", "", body)).get("key").asString();
    }

    private static String aCard(Program server) throws Exception {
        var sql = database();
        var product =
                sql.sql("SELECT id FROM card_product WHERE NOT named").query(String.class).single();
        var body = "{'productId':'%s','storeId':'store_a','count':1,'active':true}";
        var key = server.told().get("machineKey").asString();
        var issued =
                server.post(key, "/api/v1/card-batches", "a-card-for-us", body.formatted(product));
        return json(issued).at("/cards/0/id").asString();
    }

    /** Puts cash on one card, under a credential that both processes know. */
    private record Till(String key, String card) {

        HttpResponse<String> cash(Program server, String idempotencyKey, long minor)
                throws Exception {
            var body =
                    "{'cardId':'%s','amount':{'currency':'CNY','minor':%d},'method':'TILL',"
                            + "'payWith':'CASH','storeId':'store_a','terminalId':'till_a1','cash':"
                            + "{'tendered':{'currency':'CNY','minor':1000},'drawerId':'drawer_a1'}}";
            return server.post(
                    key, "/api/v1/recharges", idempotencyKey, body.formatted(card, minor));
        }

        HttpResponse<String> unchecked(Program server, String idempotencyKey, long minor) {
            try {
                return cash(server, idempotencyKey, minor);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        /** The key stays out of messages. */
        @Override
        public String toString() {
            return "Till";
        }
    }

    private static void isReplay(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(replayed(answer)).isTrue();
    }

    private static boolean replayed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotency-Replayed").isPresent();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString("");
    }

    private static void eventually(Callable<Boolean> holds) throws Exception {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            LockSupport.parkNanos(100_000_000);
        }
    }
}
