package io.larder.books;

import static io.larder.books.TwoEntities.FIRST;
import static io.larder.books.TwoEntities.HERE;
import static io.larder.books.TwoEntities.cny;
import static io.larder.kit.RunningServer.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.ArchiveMonths;
import io.larder.ledger.ArchiveMonths.Result;
import io.larder.ledger.Audit;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.CellFreeze;
import io.larder.ledger.Invariant;
import io.larder.reconcile.Certificates;
import io.larder.reconcile.SignedArchive;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The books of two legal entities over three months, of which the first ones are archived. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchivedBooksTest {

    private static final Path ARCHIVES =
            Path.of("target", "archives-" + ProcessHandle.current().pid()).toAbsolutePath();
    private static final String SPEND_KEY = "spend-of-an-archived-month";

    private static TwoEntities shops;
    private static LocalDate begin;
    private static String ours;
    private static String theirs;
    private static String recharge;
    private static String spend;
    private static Map<String, String> before = Map.of();

    @BeforeAll
    static void threeMonths() {
        shops =
                new TwoEntities(
                        "larder.ledger.archive.directory=" + ARCHIVES,
                        "larder.ledger.archive.keep-months=0",
                        "larder.ledger.archive.rows-at-once=3",
                        "larder.ledger.archive.transfers-per-file=7");
        begin = today();
        ours = shops.card(HERE);
        theirs = shops.card(shops.there);
        recharge = shops.recharge(ours, HERE, 20_000);
        spend = field(spendUnderKey(), "id");
        aDay();
        advance(1);
        aDay();
        advance(35);
        aDay();
        advance(35);
        aDay();
    }

    @AfterAll
    static void close() {
        shops.close();
    }

    private static LocalDate today() {
        return shops.server.bean(BusinessClock.class).today();
    }

    private static void advance(int days) {
        var answer =
                shops.server.ask(
                        shops.key,
                        "POST",
                        "/sandbox/clock",
                        "{'advance':'PT%dH'}".formatted(24 * days));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void aDay() {
        shops.recharge(ours, shops.there, 3_000);
        shops.recharge(theirs, shops.there, 9_000);
        shops.spend(ours, shops.there, 700);
        shops.spend(theirs, HERE, 800);
        var held =
                shops.ask(
                        "POST",
                        "/holds",
                        "{'cardId':'%s','amount':%s,'storeId':'%s','validForSeconds':600}"
                                .formatted(ours, cny(500), shops.there));
        shops.ask(
                "POST",
                "/holds/" + field(held, "id") + "/commit",
                "{'amount':%s}".formatted(cny(300)));
        shops.ask(
                "POST",
                "/transfers",
                "{'fromCardId':'%s','toCardId':'%s','amount':%s,'storeId':'store_a'}"
                        .formatted(theirs, ours, cny(200)));
    }

    private static HttpResponse<String> spendUnderKey() {
        var request =
                HttpRequest.newBuilder(shops.server.at("/api/v1/spends"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + shops.key)
                        .header("Idempotency-Key", SPEND_KEY)
                        .POST(
                                BodyPublishers.ofString(
                                        "{'cardId':'%s','amount':%s,'storeId':'%s'}"
                                                .formatted(ours, cny(4_321), shops.there)
                                                .replace('\'', '"')))
                        .build();
        return shops.server.send(request);
    }

    private static ArchiveMonths archives() {
        return shops.server.bean(ArchiveMonths.class);
    }

    private static YearMonth first() {
        return YearMonth.from(begin);
    }

    private static void closeDays(LocalDate from, LocalDate to) {
        for (var date = from; !date.isAfter(to); date = date.plusDays(1)) {
            shops.database
                    .jdbc()
                    .sql("INSERT INTO business_day VALUES (?, ?, 'staff_1', ?)")
                    .params(date.toString(), date, LocalDateTime.now())
                    .update();
        }
    }

    @Test
    @Order(1)
    void a_month_that_is_not_over_or_not_closed_is_refused() {
        assertThat(refusal(YearMonth.from(today()))).isEqualTo("month_kept");
        assertThat(refusal(first())).isEqualTo("day_open");
        closeDays(begin, first().atEndOfMonth().minusDays(1));
        assertThat(refusal(first())).isEqualTo("day_open");
        var last = YearMonth.from(today()).minusMonths(1);
        closeDays(first().atEndOfMonth(), last.atEndOfMonth());
        assertThat(refusal(last)).isEqualTo("earlier_month");
        assertThat(archives().archive(first(), 13, line -> {}))
                .isInstanceOfSatisfying(
                        Result.Refused.class, it -> assertThat(it.code()).isEqualTo("month_kept"));
    }

    @Test
    @Order(2)
    void a_month_with_a_wrong_balance_is_refused() {
        // a hot account, which the continuous audit does not look at
        var wrong =
                "UPDATE %s.account SET debits_posted = debits_posted %s 1"
                        + " WHERE name = 'sales/store_a' ORDER BY stripe LIMIT 1";
        shops.database.asOwner(wrong.formatted(shops.database.schema(), "+"));
        assertThat(refusal(first())).isEqualTo("audit_failed");
        shops.database.asOwner(wrong.formatted(shops.database.schema(), "-"));
        assertThat(inTable()).isPositive();
        assertThat(ARCHIVES).doesNotExist();
    }

    private static String refusal(YearMonth month) {
        return archives().archive(month, null, line -> {}) instanceof Result.Refused refused
                ? refused.code()
                : "";
    }

    @Test
    @Order(3)
    void every_answer_about_the_past_is_the_same_byte_for_byte() {
        before = answers();
        long rows = inTable();
        var done = (Result.Done) archives().archive(first(), null, line -> {});
        assertThat(done.months()).containsExactly(first());
        assertThat(done.files()).hasSizeGreaterThan(1);
        assertThat(done.moved()).isPositive().isEqualTo(rows - inTable());
        assertSame();
        var rest = (Result.Done) archives().archive(null, null, line -> {});
        assertThat(rest.months()).isNotEmpty().doesNotContain(first());
        assertSame();
        assertThat(inTable()).isPositive();
        var again = (Result.Done) archives().archive(first(), null, line -> {});
        assertThat(again.moved()).isZero();
        assertThat(again.files()).isEqualTo(done.files());
    }

    private static void assertSame() {
        var after = answers();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((path, body) -> assertThat(after.get(path)).as(path).isEqualTo(body));
    }

    private static Map<String, String> answers() {
        return new PastAnswers(shops, begin, today(), List.of(ours, theirs), recharge).all();
    }

    private static long inTable() {
        return shops.database
                .jdbc()
                .sql("SELECT COUNT(*) FROM transfer")
                .query(Long.class)
                .single();
    }

    @Test
    @Order(4)
    void the_audit_reads_the_archives() {
        var report = shops.server.bean(Audit.class).whole();
        assertThat(report.breaches()).isEmpty();
        assertThat(report.transfers()).isGreaterThan(inTable());
    }

    @Test
    @Order(5)
    void an_old_key_is_still_answered_and_never_done_again() {
        long rows = inTable();
        var again = spendUnderKey();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(field(again, "id")).isEqualTo(spend);
        assertThat(inTable()).isEqualTo(rows);
    }

    @Test
    @Order(6)
    void what_was_bought_or_paid_in_an_archived_month_is_given_back() {
        shops.ask(
                "POST",
                "/spends/" + spend + "/refunds",
                "{'amount':%s,'reason':'came back'}".formatted(cny(321)));
        shops.ask(
                "POST",
                "/recharges/" + recharge + "/refunds",
                "{'reason':'asked','drawerId':'drawer_a1','amount':%s}".formatted(cny(1_000)));
        var shown = shops.get("/recharges/" + recharge);
        assertThat(shown.toString()).contains("recharge-refund", "\"code\":\"recharge\"");
        // what the continuous audit asks of the batches that did this
        var jdbc = shops.database.jdbc();
        for (var invariant : shops.server.context().getBeansOfType(Invariant.class).values()) {
            assertThat(invariant.ofTransfers(jdbc, Map.of(recharge, List.of()))).isEmpty();
        }
        assertThat(shops.server.bean(Audit.class).whole().breaches()).isEmpty();
        assertThat(shops.server.bean(CellFreeze.class).isFrozen()).isFalse();
    }

    @Test
    @Order(7)
    void a_month_is_verified_with_the_public_key_alone() throws IOException {
        var manifest = ARCHIVES.resolve(first() + ".json");
        var key = shops.server.bean(Certificates.class).publicKeyPem();
        var verdict = SignedArchive.verify(manifest, key);
        assertThat(verdict.why()).isNull();
        assertThat(verdict.month()).isEqualTo(first().toString());
        assertThat(verdict.transfers()).isPositive();
        var signed = Files.readString(manifest);
        Files.writeString(manifest, signed.replaceFirst("\"transfers\":", "\"transfers\":1"));
        assertThat(SignedArchive.verify(manifest, key).why()).contains("signature");
        Files.writeString(manifest, signed);
        var file = ARCHIVES.resolve(signed.replaceFirst("(?s).*?\"file\":\"([^\"]+)\".*", "$1"));
        var bytes = Files.readAllBytes(file);
        Files.write(file, new byte[] {1});
        assertThat(SignedArchive.verify(manifest, key).why())
                .contains(file.getFileName().toString());
        Files.write(file, bytes);
    }

    @Test
    @Order(8)
    void a_changed_byte_a_missing_and_an_exchanged_archive_are_named() throws IOException {
        try (var files = Files.list(ARCHIVES)) {
            for (var file : files.filter(it -> it.toString().endsWith(".zip")).sorted().toList()) {
                var bytes = Files.readAllBytes(file);
                for (int at : new int[] {bytes.length / 3, bytes.length / 2, bytes.length - 1}) {
                    var changed = bytes.clone();
                    changed[at] ^= 1;
                    Files.write(file, changed);
                    assertThat(breach()).contains(file.getFileName().toString());
                }
                Files.delete(file);
                assertThat(breach()).contains(file.getFileName().toString(), "is missing");
                Files.write(file, bytes);
            }
        }
        assertThat(breach()).isEmpty();
        List<Path> two;
        try (var files = Files.list(ARCHIVES)) {
            two = files.filter(it -> it.toString().endsWith(".zip")).sorted().limit(2).toList();
        }
        var one = Files.readAllBytes(two.getFirst());
        var other = Files.readAllBytes(two.getLast());
        Files.write(two.getFirst(), other);
        Files.write(two.getLast(), one);
        assertThat(breach()).contains(two.getFirst().getFileName().toString());
        Files.write(two.getFirst(), one);
        Files.write(two.getLast(), other);
        assertThat(breach()).isEmpty();
    }

    @Test
    @Order(9)
    void what_is_noted_beside_the_archives_is_audited_too() {
        plant(
                "UPDATE %s.ledger_archived SET debits_posted = debits_posted + 1 LIMIT 1",
                "UPDATE %s.ledger_archived SET debits_posted = debits_posted - 1 LIMIT 1");
        plant(
                "INSERT INTO %s.transfer SELECT lane, 1, 0, debit, credit, amount_minor, code,"
                        + " reference, phase, business_date FROM %s.transfer LIMIT 1",
                "DELETE FROM %s.transfer WHERE batch = 1");
        plant(
                "UPDATE %s.ledger_archive SET emptied_to = emptied_to + 1 ORDER BY last_batch LIMIT 1",
                "UPDATE %s.ledger_archive SET emptied_to = emptied_to - 1 ORDER BY last_batch LIMIT 1");
        assertThat(lines(FIRST)).isNotEmpty();
    }

    private static List<String> lines(String entity) {
        return shops.get("/trial-balance?entity=" + entity)
                .at("/accounts")
                .valueStream()
                .map(line -> line.at("/account").asString())
                .toList();
    }

    private static void plant(String wrong, String right) {
        shops.database.asOwner(wrong.replace("%s", shops.database.schema()));
        assertThat(breach()).as(wrong).isNotEmpty();
        shops.database.asOwner(right.replace("%s", shops.database.schema()));
        assertThat(breach()).isEmpty();
    }

    /** What the audit finds first, if anything. */
    private static String breach() {
        return shops.server.bean(Audit.class).whole().breaches().stream()
                .findFirst()
                .map(Invariant.Breach::what)
                .orElse("");
    }
}
