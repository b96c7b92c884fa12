package io.larder.card.possession;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.larder.card.CardApi;
import io.larder.edge.BodyHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Proofs of every kind are used, then looked for in every table and in the log. */
class PlantedProofsTest {

    @Test
    void no_proof_stands_in_a_table_or_in_the_log() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var log = new ListAppender<ILoggingEvent>();
        log.setContext(context);
        log.start();
        var root = context.getLogger("ROOT");
        var levels = Map.of("io.larder", Level.TRACE, "org.springframework", Level.TRACE);
        root.addAppender(log);
        try (var api = new CardApi()) {
            levels.forEach((name, level) -> context.getLogger(name).setLevel(level));
            var holder = Holder.with(api, api.seed()).withPin();
            var session = holder.session();
            var code = holder.code();
            assertThat(holder.spend("pin", Holder.PIN).status()).isEqualTo(201);
            assertThat(holder.spend("session", session).status()).isEqualTo(201);
            assertThat(holder.spend("secret", holder.secret()).status()).isEqualTo(201);
            assertThat(holder.spend("paymentCode", code).status()).isEqualTo(201);
            holder.spend("pin", "482023");
            var planted = List.of(session, code, holder.secret(), Holder.PIN, "482023");
            levels.keySet().forEach(name -> context.getLogger(name).setLevel(null));

            var tables = everything(api);
            assertThat(tables).contains("card_pin_set");
            assertThat(planted).noneMatch(tables::contains);
            assertThat(tables).doesNotContain(plainBodyHash(holder));
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(line -> planted.subList(0, 3).stream().anyMatch(line::contains));
        } finally {
            levels.keySet().forEach(name -> context.getLogger(name).setLevel(null));
            root.detachAppender(log);
        }
    }

    /** Whoever knew it could try a million PINs against it. */
    private static String plainBodyHash(Holder holder) {
        var body =
                ("{\"cardNumber\":\"%s\",\"storeId\":\"store_a\",\"amount\":{\"currency\":\"CNY\","
                                + "\"minor\":100},\"possession\":{\"pin\":\"%s\"}}")
                        .formatted(holder.number(), Holder.PIN);
        return BodyHash.of("/api/v1/spends", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String everything(CardApi api) {
        var text = new StringBuilder();
        var sql = api.database.jdbc();
        var tables =
                sql.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = ?")
                        .param(api.database.schema())
                        .query(String.class)
                        .list();
        for (var table : tables) {
            if (table.startsWith("vault_")) {
                continue; // sealed keys, whose random text may hold six digits
            }
            sql.sql("SELECT * FROM `" + table + "`")
                    .query(
                            row -> {
                                int columns = row.getMetaData().getColumnCount();
                                for (int i = 1; i <= columns; i++) {
                                    text.append(row.getString(i)).append('\n');
                                }
                            });
        }
        return text.toString();
    }
}
