package io.larder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultTest {

    private Running running;
    private Merchant wechat;
    private Merchant alipay;
    private static int next;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = new Running(folder);
        wechat = running.wechat();
        alipay = running.alipay();
    }

    @BeforeEach
    void emptyInbox() {
        running.inbox.received.clear();
        running.inbox.status = 200;
        running.inbox.answer = "success";
    }

    @AfterEach
    void noFaults() throws IOException {
        running.faults("WECHAT", "{}");
        running.faults("ALIPAY", "{}");
    }

    @AfterAll
    void stop() {
        running.close();
    }

    Stream<Merchant> merchants() {
        return Stream.of(wechat, alipay);
    }

    private static String number() {
        next++;
        return "FAULTY%04d".formatted(next);
    }

    private String paid(Merchant merchant, String number) throws IOException {
        String qr = merchant.create(number, 1_000);
        return running.pay(merchant.channel(), qr, "PAID").path("status").asString("");
    }

    private List<Merchant.Told> genuine(Merchant merchant, int count) throws Exception {
        var told = new ArrayList<Merchant.Told>();
        for (Inbox.Received received : running.inbox.await(count)) {
            Merchant.Told one = merchant.read(received);
            if (one != null) {
                told.add(one);
            }
        }
        return told;
    }

    private List<JsonNode> injections(Merchant merchant, String number) throws IOException {
        return running.injections(merchant.channel())
                .valueStream()
                .filter(i -> i.path("orderNumber").asString("").equals(number))
                .toList();
    }

    private List<Long> moved(Merchant merchant, String number) throws IOException {
        return running.journal(merchant.channel())
                .valueStream()
                .filter(entry -> entry.path("orderNumber").asString("").equals(number))
                .map(entry -> entry.path("minor").asLong(0))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aLostNoticeNeverComesThoughTheMoneyMoved(Merchant merchant) throws Exception {
        running.faults(merchant.channel(), "{\"lost_notification\":{\"count\":1}}");
        String lost = number();
        paid(merchant, lost);
        String next = number();
        paid(merchant, next);
        assertThat(genuine(merchant, 1)).extracting(Merchant.Told::number).containsExactly(next);
        assertThat(moved(merchant, lost)).containsExactly(1_000L);
        assertThat(injections(merchant, lost)).hasSize(1);
        assertThat(injections(merchant, next)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aDuplicateNoticeComesAgain(Merchant merchant) throws Exception {
        running.faults(merchant.channel(), "{\"duplicate_notification\":{\"count\":1}}");
        paid(merchant, number());
        assertThat(genuine(merchant, 2)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(moved(merchant, "FAULTY%04d".formatted(next))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aDelayedNoticeComesOnceBusinessTimeHasPassed(Merchant merchant) throws Exception {
        running.faults(merchant.channel(), "{\"delayed_notification\":{\"count\":1}}");
        paid(merchant, number());
        Thread.sleep(300);
        assertThat(running.inbox.received).isEmpty();
        advance(merchant, Duration.ofMinutes(1));
        assertThat(genuine(merchant, 1)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aTamperedNoticeIsFollowedByAGenuineOne(Merchant merchant) throws Exception {
        running.faults(merchant.channel(), "{\"tampered_notification\":{\"count\":2}}");
        paid(merchant, number());
        paid(merchant, number());
        assertThat(genuine(merchant, 2)).isEmpty();
        assertThat(running.inbox.received).hasSize(2);
        advance(merchant, Duration.ofMinutes(5));
        assertThat(genuine(merchant, 4)).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aWrongAmountIsReallyPaidByHalfAndOnlyToldOfTheOtherHalf(Merchant merchant)
            throws Exception {
        running.faults(merchant.channel(), "{\"wrong_amount\":{\"count\":2}}");
        int real = 0;
        for (int i = 0; i < 2; i++) {
            running.inbox.received.clear();
            String number = number();
            paid(merchant, number);
            long said = genuine(merchant, 1).getFirst().minor();
            assertThat(said).isNotEqualTo(1_000);
            String expected =
                    injections(merchant, number)
                            .getFirst()
                            .path("expectedDifference")
                            .asString("none");
            if (expected.equals("AMOUNT")) {
                real++;
                assertThat(moved(merchant, number)).containsExactly(said);
                assertThat(merchant.amount(number)).isEqualTo(said);
            } else {
                assertThat(moved(merchant, number)).containsExactly(1_000L);
                assertThat(merchant.amount(number)).isEqualTo(1_000);
            }
        }
        assertThat(real).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aLatePaymentArrivesAfterTheClose(Merchant merchant) throws Exception {
        running.faults(merchant.channel(), "{\"late_payment\":{\"count\":1}}");
        String number = number();
        assertThat(paid(merchant, number)).isEqualTo("PENDING");
        assertThat(moved(merchant, number)).isEmpty();
        assertThat(merchant.close(number)).isEmpty();
        assertThat(merchant.state(number)).endsWith("CLOSED");
        assertThat(genuine(merchant, 1)).extracting(Merchant.Told::number).containsExactly(number);
        assertThat(merchant.state(number)).endsWith("SUCCESS");
        assertThat(moved(merchant, number)).containsExactly(1_000L);
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aLostAnswerLeavesTheOrderMade(Merchant merchant) throws Exception {
        running.faults(merchant.channel(), "{\"response_lost\":{\"count\":1}}");
        String number = number();
        assertThatThrownBy(() -> merchant.create(number, 1_000)).isInstanceOf(IOException.class);
        running.faults(merchant.channel(), "{}");
        assertThat(merchant.create(number, 1_000)).contains("://");
        assertThat(merchant.create(number, 1_001)).doesNotContain("://");
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aServerErrorMayHaveMadeTheOrder(Merchant merchant) throws Exception {
        running.faults(merchant.channel(), "{\"server_error\":{\"count\":2}}");
        int made = 0;
        List<String> numbers = List.of(number(), number());
        for (String number : numbers) {
            assertThat(merchant.create(number, 1_000)).isIn("SYSTEM_ERROR", "isp.unknow-error");
        }
        for (String number : numbers) {
            // Another amount is refused exactly where the first request was carried out.
            made += merchant.create(number, 1_001).contains("://") ? 0 : 1;
        }
        assertThat(made).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aSlowAnswerIsSlowOnce(Merchant merchant) throws Exception {
        running.faults(merchant.channel(), "{\"slow\":{\"count\":1,\"delayMillis\":700}}");
        String number = number();
        Instant before = Instant.now();
        merchant.create(number, 1_000);
        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(700));
        assertThat(injections(merchant, number)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aNoticeIsSentAgainOnBusinessTimeUntilItIsTaken(Merchant merchant) throws Exception {
        running.inbox.status = 500;
        running.inbox.answer = "later";
        paid(merchant, number());
        assertThat(genuine(merchant, 1)).hasSize(1);
        advance(merchant, Duration.ofMinutes(5));
        assertThat(genuine(merchant, 2)).hasSize(2);
        running.inbox.status = 200;
        running.inbox.answer = "success";
        advance(merchant, Duration.ofMinutes(11));
        assertThat(genuine(merchant, 3)).hasSize(3);
        advance(merchant, Duration.ofHours(30));
        Thread.sleep(300);
        assertThat(running.inbox.received).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aSeedFixesWhichOrdersAreStruck(Merchant merchant) throws Exception {
        var first = struck(merchant);
        assertThat(first).isNotEmpty().hasSizeLessThan(30);
        assertThat(struck(merchant)).isEqualTo(first);
    }

    private List<Integer> struck(Merchant merchant) throws IOException {
        running.faults(
                merchant.channel(), "{\"seed\":7,\"lost_notification\":{\"probability\":0.3}}");
        var struck = new ArrayList<Integer>();
        for (int i = 0; i < 30; i++) {
            String number = number();
            paid(merchant, number);
            if (!injections(merchant, number).isEmpty()) {
                struck.add(i);
            }
        }
        return struck;
    }

    @ParameterizedTest
    @MethodSource("merchants")
    void aPlanThatIsNoneIsRefused(Merchant merchant) throws Exception {
        assertThat(running.faults(merchant.channel(), "{\"nonsense\":{\"count\":1}}").toString())
                .contains("malformed_faults", "bill_duplicated");
        assertThat(running.faults(merchant.channel(), "{\"slow\":{\"probability\":2}}").toString())
                .contains("malformed_faults");
    }

    private void advance(Merchant merchant, Duration more) throws IOException {
        String offset =
                running.control(merchant.channel(), "GET", "clock", "").path("offset").asString("");
        running.clock(merchant.channel(), Duration.parse(offset).plus(more).toString());
    }
}
