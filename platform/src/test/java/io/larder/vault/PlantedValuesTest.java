package io.larder.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.larder.kit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Plants values through the vault, then looks for them wherever a thief would. */
class PlantedValuesTest {

    private static final String ACCOUNT = "6222021001098765432";
    private static final String MERCHANT_KEY = "-----BEGIN PLANTED KEY----- q7Zk2Vw9";
    private static final String BILL_LINE = "`4200009988776655,`oPlantedPayerOpenId,`12.34";
    private static final String REFUSED = "planted value that does not open";

    private final TestDatabase database = TestDatabase.fresh();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @AfterEach
    void drop() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("ROOT").detachAppender(log);
        context.getLogger("io.larder.vault").setLevel(null);
        context.getLogger("org.springframework.jdbc").setLevel(null);
        database.close();
    }

    @Test
    void planted_values_are_not_found_in_database_files_or_logs() throws Exception {
        listenToEverything();
        var vault = TestVault.on(database);
        vault.secrets().put("planted/merchant.key", MERCHANT_KEY.getBytes(UTF_8));
        vault.secrets().put("planted/account", ACCOUNT.getBytes(UTF_8));
        vault.files().put("planted/bill", (BILL_LINE + "\n").repeat(1000).getBytes(UTF_8));
        tryToOpenElsewhere(vault);
        // the marker proves that the search finds what is there
        database.jdbc()
                .sql(
                        "INSERT INTO vault_secret (name, sealed, updated_at) VALUES ('marker',"
                                + " 'PlainMarkerValue', NOW(6))")
                .update();
        database.asOwner("FLUSH TABLES " + database.schema() + ".vault_secret FOR EXPORT");

        var dump = dump();
        assertThat(dump).contains("PlainMarkerValue", "planted/merchant.key");
        assertNothingPlanted(dump, "the dump");
        var home = Path.of("target", "database-" + ProcessHandle.current().pid());
        boolean markerSeen = false;
        for (var file : files(home)) {
            var content = Files.readString(file, ISO_8859_1);
            markerSeen |= content.contains("PlainMarkerValue");
            assertNothingPlanted(content, file.toString());
        }
        assertThat(markerSeen).as("the marker stands in the data directory").isTrue();
        for (var event : log.list) {
            assertNothingPlanted(event.getFormattedMessage(), "a log line");
        }
    }

    private static void tryToOpenElsewhere(TestVault vault) {
        var sealed = vault.vault().seal(new Place("planted", "a", "1"), REFUSED.getBytes(UTF_8));
        try {
            vault.vault().open(new Place("planted", "a", "2"), sealed);
        } catch (UnreadableValue expected) {
            LoggerFactory.getLogger(PlantedValuesTest.class).warn("refused", expected);
            assertNothingPlanted(String.valueOf(expected.getMessage()), "the exception");
        }
    }

    private static void assertNothingPlanted(String content, String where) {
        for (var planted : List.of(ACCOUNT, MERCHANT_KEY, "oPlantedPayerOpenId", REFUSED)) {
            assertThat(content.contains(planted)).as(planted + " in " + where).isFalse();
        }
    }

    private void listenToEverything() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        log.setContext(context);
        log.start();
        var vaultLog = context.getLogger("io.larder.vault");
        vaultLog.setLevel(Level.TRACE);
        context.getLogger("ROOT").addAppender(log);
        context.getLogger("org.springframework.jdbc").setLevel(Level.DEBUG);
    }

    private String dump() throws IOException, InterruptedException {
        var owner = TestDatabase.server().accounts().owner();
        var process =
                new ProcessBuilder(
                                TestDatabase.server().files().tool("mariadb-dump").toString(),
                                "--no-defaults",
                                "--host=127.0.0.1",
                                "--port=" + TestDatabase.server().port(),
                                "--user=" + owner.user(),
                                "--skip-lock-tables",
                                "--single-transaction",
                                "--skip-ssl",
                                database.schema())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().put("MYSQL_PWD", owner.password());
        var running = process.start();
        var text = new String(running.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(running.waitFor()).isZero();
        return text;
    }

    private static List<Path> files(Path home) {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
