package io.larder.assembly.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The program as its user runs it: processes, signals, exit codes. */
class StartTest {

    private static final Path WORK =
            Path.of("target", "start-" + ProcessHandle.current().pid()).toAbsolutePath();

    @BeforeAll
    static void aConsole() throws Exception {
        var assets = Files.createDirectories(Program.CONSOLE.resolve("assets"));
        Files.writeString(Program.CONSOLE.resolve("index.html"), "<p>console</p>");
        Files.writeString(assets.resolve("a.js"), "let a");
    }

    @AfterAll
    static void clean() {
        Trees.delete(WORK);
        Trees.delete(Program.CONSOLE);
    }

    @Test
    @Tag("slow")
    void it_starts_refuses_a_second_start_survives_a_kill_backs_up_and_stops_cleanly()
            throws Exception {
        var data = WORK.resolve("data");
        var archive = WORK.resolve("backup.zip");
        try (var first = Program.start(WORK, "start", "--data", data.toString())) {
            assertThat(first.get("/actuator/health")).contains("UP");
            for (var page : List.of("/", "/console", "/console/", "/console/recharges/r_1")) {
                assertThat(first.get(page)).as(page).isEqualTo("<p>console</p>");
            }
            assertThat(first.get("/assets/a.js")).isEqualTo("let a");
            var second = Program.run("start", "--port", "0", "--data", data.toString());
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err())
                    .contains("in use by process " + first.process().pid())
                    .hasLineCount(1);
            assertThat(second.out()).isEmpty();
            first.process().destroyForcibly().waitFor();
        }
        try (var again = Program.start(WORK, "start", "--data", data.toString())) {
            assertThat(again.get("/actuator/health")).contains("UP");
            assertThat(
                            Program.run(
                                            "backup",
                                            "--data",
                                            data.toString(),
                                            "--to",
                                            archive.toString())
                                    .exit())
                    .isZero();
            // no sandbox stands beside this platform, so it has no channel to ask
            var reconciled =
                    Program.run(
                            "reconcile",
                            "--channel",
                            "wechat",
                            "--date",
                            "2026-03-02",
                            "--json",
                            "--data",
                            data.toString());
            assertThat(reconciled.exit()).isEqualTo(1);
            var told = JsonMapper.shared().readTree(reconciled.out());
            assertThat(told.path("ok").asBoolean(true)).isFalse();
            assertThat(told.path("code").asString()).isEqualTo("unknown_channel");
            again.process().destroy();
            assertThat(again.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(serversOf(data)).isEmpty();

        makeOlder(data);
        try (var upgraded = Program.start(WORK, "start", "--data", data.toString())) {
            assertThat(upgraded.get("/actuator/health")).contains("UP");
            assertThat(Files.readString(WORK.resolve("start.err"))).contains("backed up before");
            assertThat(WORK.resolve("data-backups")).isDirectoryContaining("glob:**/before-*.zip");
            upgraded.process().destroy();
            assertThat(upgraded.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        }

        var restored = WORK.resolve("restored");
        var restore =
                Program.run("restore", archive.toString(), "--json", "--data", restored.toString());
        assertThat(restore.exit()).as(restore.err()).isZero();
        assertThat(JsonMapper.shared().readTree(restore.out()).at("/audit/ok").asBoolean())
                .isTrue();
        assertThat(serversOf(restored)).isEmpty();
        assertThat(Program.run("start", "--port", "0", "--data", restored.toString()).err())
                .contains("master.key is missing");
    }

    /** Takes the last migration back, as if an earlier program had left the data. */
    private static void makeOlder(Path data) throws Exception {
        try (var server = EmbeddedMariaDb.start(DatabaseSettings.small(data));
                var owner = Rooms.ownerSource(server)) {
            var sql = JdbcClient.create(owner);
            sql.sql("DROP TABLE clock_follower").update();
            sql.sql("DELETE FROM schema_history WHERE version = '1.91'").update();
        }
    }

    @Test
    @Tag("slow")
    void a_live_installation_has_nothing_of_the_sandbox() throws Exception {
        var data = Files.createDirectories(WORK.resolve("live"));
        assertThat(Program.run("start", "--live", "--port", "0", "--data", data.toString()).err())
                .endsWith("larder.channel.notify-base-url must be set");
        Files.writeString(
                data.resolve("larder.yaml"),
                "larder.channel.notify-base-url: https://pay.example.com");
        try (var live = Program.start(WORK, "start", "--data", data.toString(), "--live")) {
            assertThat(live.told().get("mode").asString()).isEqualTo("LIVE");
            assertThat(live.told().get("machineKey").isNull()).isTrue();
            assertThat(live.told().get("sandbox").isEmpty()).isTrue();
            assertThat(live.told().at("/firstSignIn/user").asString()).isNotEmpty();
        }
        assertThat(Program.run("start", "--port", "0", "--data", data.toString()).err())
                .contains("can never become SANDBOX");
    }

    @Test
    void a_damaged_archive_is_refused_and_changes_nothing() throws Exception {
        Files.createDirectories(WORK);
        var archive = Files.writeString(WORK.resolve("damaged.zip"), "PK");
        var to = WORK.resolve("from-damaged");
        var restore = Program.run("restore", archive.toString(), "--data", to.toString());
        assertThat(restore.exit()).isEqualTo(1);
        assertThat(restore.err()).contains("damaged");
        assertThat(to).doesNotExist();
    }

    @Test
    void every_command_explains_itself_and_a_wrong_use_has_its_own_exit_code() throws Exception {
        for (var command :
                List.of(
                        "start",
                        "backup",
                        "restore",
                        "audit",
                        "reconcile",
                        "certificate",
                        "key",
                        "vault")) {
            var help = Program.run(command, "--help");
            assertThat(help.exit()).isZero();
            assertThat(help.out()).contains("Usage: larder " + command);
        }
        assertThat(Program.run("start", "--no-such-option").exit()).isEqualTo(2);
        assertThat(Program.run("audit", "--data", WORK.resolve("none").toString()).err())
                .contains("holds no data of Larder");
        for (var wrong :
                List.of(
                        List.of("certificate"),
                        List.of("reconcile", "--channel", "wechat", "--date", "2026-03-02"))) {
            var arguments = new ArrayList<>(wrong);
            arguments.addAll(List.of("--data", WORK.resolve("none").toString()));
            var ended = Program.run(arguments.toArray(String[]::new));
            assertThat(ended.exit()).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).startsWith("larder: ").hasLineCount(1);
        }
    }

    private static List<ProcessHandle> serversOf(Path data) {
        return ProcessHandle.allProcesses()
                .filter(
                        process ->
                                process.info()
                                        .commandLine()
                                        .filter(line -> line.contains(data.toString()))
                                        .isPresent())
                .toList();
    }
}
