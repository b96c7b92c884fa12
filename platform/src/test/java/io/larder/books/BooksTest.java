package io.larder.books;

import static io.larder.books.TwoEntities.FIRST;
import static io.larder.books.TwoEntities.HERE;
import static io.larder.books.TwoEntities.cny;
import static io.larder.kit.RunningServer.field;
import static io.larder.kit.RunningServer.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.Audit;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.Invariant;
import io.larder.ledger.TrialBalances;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** The books of two legal entities whose customers use each other's stores, day by one day. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BooksTest {

    private static TwoEntities shops;
    private static LocalDate today;
    private static String ours;
    private static String theirs;

    @BeforeAll
    static void aMorning() {
        shops = new TwoEntities();
        today = shops.server.bean(BusinessClock.class).today();
        ours = shops.card(HERE);
        theirs = shops.card(shops.there);
    }

    @AfterAll
    static void close() {
        shops.close();
    }

    @Test
    @Order(1)
    void nothing_clears_while_everybody_stays_at_home() {
        shops.recharge(ours, HERE, 10_000);
        shops.recharge(theirs, shops.there, 20_000);
        shops.spend(ours, HERE, 1_000);

        assertThat(shops.get("/netting?month=" + month()).at("/pairs").size()).isZero();
        assertThat(lines(FIRST))
                .containsEntry("card/*/principal", -9_000L)
                .containsEntry("cash/drawer_a1", 10_000L)
                .containsEntry("sales/store_a", -1_000L);
    }

    @Test
    @Order(2)
    void each_entity_balances_when_money_goes_elsewhere_in_every_way() {
        var before = shops.server.bean(BusinessClock.class).now();

        shops.spend(ours, shops.there, 3_000);
        var held =
                shops.ask(
                        "POST",
                        "/holds",
                        "{'cardId':'%s','amount':%s,'storeId':'%s','validForSeconds':600}"
                                .formatted(ours, cny(2_000), shops.there));
        shops.ask(
                "POST",
                "/holds/" + field(held, "id") + "/commit",
                "{'amount':%s}".formatted(cny(1_500)));
        var elsewhere = shops.recharge(ours, shops.there, 4_000);
        shops.ask(
                "POST",
                "/recharges/" + elsewhere + "/refunds",
                "{'reason':'asked','drawerId':'%s'}".formatted(shops.drawer));
        shops.recharge(ours, shops.there, 700);
        shops.ask(
                "POST",
                "/transfers",
                "{'fromCardId':'%s','toCardId':'%s','amount':%s,'storeId':'store_a'}"
                        .formatted(theirs, ours, cny(500)));

        // ours: 9000 - 3000 - 1500 + 4000 - 4000 + 700 + 500
        assertThat(lines(FIRST))
                .containsEntry("card/*/principal", -5_700L)
                .containsEntry(
                        clearing(FIRST, shops.second), -(4_500L + 4_000 - 4_000 - 700 - 500));
        assertThat(lines(shops.second))
                .containsEntry("card/*/principal", -19_500L)
                .containsEntry("sales/" + shops.there, -4_500L)
                .containsEntry("cash/" + shops.drawer, 20_700L)
                .containsEntry(clearing(shops.second, FIRST), 3_300L);
        var all = shops.get("/trial-balance");
        assertThat(all.at("/balanced").asBoolean()).isTrue();
        assertThat(all.at("/totals").size()).isEqualTo(2);
        var then = shops.get("/trial-balance?at=" + before.toString().replace("Z", "%2B00:00"));
        assertThat(lines(then, FIRST)).containsEntry("card/*/principal", -9_000L).hasSize(3);
        var longAgo = shops.get("/trial-balance?at=2020-01-01T00:00:00Z");
        assertThat(longAgo.at("/accounts").size()).isZero();
    }

    @Test
    @Order(9)
    void a_statement_reads_alike_wherever_the_card_was_used() throws Exception {
        var path = "/cards/%s/statement?storeId=store_a".formatted(ours);
        var items = shops.get(path).at("/items").valueStream().toList();

        assertThat(items)
                .filteredOn(line -> line.at("/code").asString().equals("spend"))
                .extracting(line -> line.at("/storeId").asString())
                .containsExactly(shops.there, HERE);
        assertThat(items)
                .filteredOn(line -> line.at("/code").asString().equals("recharge"))
                .extracting(line -> line.at("/drawerId").asString())
                .containsExactly(shops.drawer, shops.drawer, "drawer_a1");
        assertThat(items.getFirst().at("/after/posted/minor").asLong()).isEqualTo(5_700);
        var csv = new String(sheet(path, "text/csv").body(), StandardCharsets.UTF_8);
        var rows = csv.lines().toList();
        assertThat(rows).hasSize(items.size() + 1);
        assertThat(rows.get(1)).contains("recharge", "100.00");
        assertThat(rows.getLast()).contains("transfer", "57.00");
    }

    @Test
    @Order(3)
    void it_is_the_trial_balance_that_days_are_certified_by() {
        var certified = new TreeMap<String, Long>();
        shops.server
                .bean(TrialBalances.class)
                .at(today)
                .lines()
                .forEach(line -> certified.put(line.account(), -line.balance().posted()));
        var ours = new TreeMap<String, Long>();
        shops.get("/trial-balance?date=" + today)
                .at("/accounts")
                .valueStream()
                .forEach(
                        line ->
                                ours.merge(
                                        line.at("/account").asString(),
                                        line.at("/balance/minor").asLong(),
                                        Long::sum));

        assertThat(ours).isEqualTo(certified);
    }

    @Test
    @Order(4)
    void the_month_is_netted() {
        var pair = shops.get("/netting?month=" + month()).at("/pairs/0");

        assertThat(List.of(pair.at("/first/id").asString(), pair.at("/second/id").asString()))
                .containsExactlyInAnyOrder(FIRST, shops.second);
        boolean weAreFirst = pair.at("/first/id").asString().equals(FIRST);
        assertThat(pair.at(weAreFirst ? "/firstOwes/minor" : "/secondOwes/minor").asLong())
                .isEqualTo(4_500 + 4_000);
        assertThat(pair.at(weAreFirst ? "/secondOwes/minor" : "/firstOwes/minor").asLong())
                .isEqualTo(4_000 + 700 + 500);
        assertThat(pair.at("/net/minor").asLong()).isEqualTo(3_300);
        assertThat(pair.at("/payerId").asString()).isEqualTo(FIRST);
        assertThat(pair.at("/payeeId").asString()).isEqualTo(shops.second);
        var last = YearMonth.from(today).minusMonths(1);
        assertThat(shops.get("/netting?month=" + last).at("/pairs").size()).isZero();
    }

    @Test
    @Order(5)
    void the_general_ledger_runs_from_opening_to_closing() {
        var path = "/general-ledger?from=%s&to=%s".formatted(today, today.plusDays(1));
        var entries = shops.get(path).at("/entries").valueStream().toList();

        assertThat(entries)
                .filteredOn(
                        entry ->
                                entry.at("/account").asString().equals("card/*/principal")
                                        && entry.at("/legalEntityId").asString().equals(FIRST))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.at("/opening/minor").asLong()).isZero();
                            assertThat(entry.at("/debits/minor").asLong()).isEqualTo(9_500);
                            assertThat(entry.at("/credits/minor").asLong()).isEqualTo(15_200);
                            assertThat(entry.at("/closing/minor").asLong()).isEqualTo(-5_700);
                        });
        var later = today.plusDays(1);
        var carried =
                shops.get(
                        "/general-ledger?from=%s&to=%s&entity=%s"
                                .formatted(later, later, shops.second));
        assertThat(
                        carried.at("/entries")
                                .valueStream()
                                .mapToLong(entry -> entry.at("/opening/minor").asLong())
                                .sum())
                .isZero();
        assertThat(carried.at("/entries").size()).isEqualTo(4);
    }

    @Test
    @Order(6)
    void sheets_hold_amounts_as_people_write_them_and_no_formulas(@TempDir Path directory)
            throws Exception {
        var csv = sheet("/netting?month=%s&format=csv".formatted(month()), "*/*");
        var text = new String(csv.body(), StandardCharsets.UTF_8);
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(text)
                .startsWith("\uFEFFmonth,first,")
                .contains("33.00")
                .contains("\"'=Second, Ltd\"");

        var ledger = "/general-ledger?from=%s&to=%s".formatted(today, today);
        var xlsx =
                sheet(ledger, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(xlsx.headers().firstValue(HttpHeaders.CONTENT_DISPOSITION).orElse(""))
                .endsWith(".xlsx\"");
        var file = Files.write(directory.resolve("ledger.xlsx"), xlsx.body());
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.getEntry("xl/worksheets/sheet1.xml");
            var rows = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(rows).contains("card/*/principal", "-57.00").doesNotContain("<f>");
        }
    }

    @Test
    @Order(7)
    void questions_without_sense_are_refused() {
        for (var path :
                List.of(
                        "/trial-balance?at=yesterday",
                        "/trial-balance?date=2026-03-01&at=2026-03-01T00:00:00Z",
                        "/trial-balance?format=pdf",
                        "/general-ledger?from=2026-03-02&to=2026-03-01",
                        "/general-ledger?from=2024-03-02&to=2026-03-01",
                        "/general-ledger?from=2026-03-02",
                        "/netting?month=2026-13")) {
            assertThat(told(shops.server.ask(shops.key, "GET", "/api/v1" + path, null)))
                    .as(path)
                    .isEqualTo("400 invalid_parameter");
        }
    }

    @Test
    @Order(8)
    void the_audit_passes_and_finds_money_that_went_over_uncleared() {
        assertThat(shops.server.bean(Audit.class).whole().breaches()).isEmpty();

        shops.database.asOwner(
                "UPDATE %s.account SET debits_posted = debits_posted + 1 WHERE name = '%s'"
                        .formatted(shops.database.schema(), clearing(FIRST, shops.second)));

        var breaches = shops.server.bean(Audit.class).whole().breaches();
        assertThat(breaches)
                .extracting(Invariant.Breach::invariant)
                .contains("clearing_mirrors", "entities_balance");
    }

    private static YearMonth month() {
        return YearMonth.from(today);
    }

    private static String clearing(String of, String with) {
        return "clearing/%s/%s".formatted(of.substring(7), with.substring(7));
    }

    private static Map<String, Long> lines(String entity) {
        return lines(shops.get("/trial-balance?entity=" + entity), entity);
    }

    private static Map<String, Long> lines(JsonNode report, String entity) {
        var lines = new TreeMap<String, Long>();
        report.at("/accounts")
                .valueStream()
                .filter(line -> line.at("/legalEntityId").asString().equals(entity))
                .forEach(
                        line ->
                                lines.put(
                                        line.at("/account").asString(),
                                        line.at("/balance/minor").asLong()));
        return lines;
    }

    private static HttpResponse<byte[]> sheet(String path, String accept)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(shops.server.at("/api/v1" + path))
                        .header("Authorization", "Bearer " + shops.key)
                        .header("Accept", accept)
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofByteArray());
        }
    }
}
