package io.larder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sandbox.time.BusinessTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillTest {

    private Running running;
    private LocalDate date;

    @BeforeEach
    void startAtNoon(@TempDir Path folder) throws Exception {
        running = new Running(folder);
        date = BusinessTime.dateOf(Instant.now()).plusDays(1);
        setTime("WECHAT", date.atTime(12, 0));
        setTime("ALIPAY", date.atTime(12, 0));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private void setTime(String channel, LocalDateTime to) throws IOException {
        Instant wanted = to.atZone(BusinessTime.ZONE).toInstant();
        running.clock(channel, Duration.between(Instant.now(), wanted).toString());
    }

    private Merchant merchant(String channel) throws Exception {
        return channel.equals("WECHAT") ? running.wechat() : running.alipay();
    }

    private void paid(Merchant merchant, String number, long minor) throws IOException {
        running.pay(merchant.channel(), merchant.create(number, minor), "PAID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WECHAT", "ALIPAY"})
    void theBillOfADayCanBeHadAtTenOnTheNext(String channel) throws Exception {
        Merchant merchant = merchant(channel);
        paid(merchant, "BILLED001", 12_345);
        paid(merchant, "BILLED002", 10);
        merchant.refund("BILLED001", "REFUND1", 345);
        assertThat(merchant.bill(date).error()).isNotEmpty();
        setTime(channel, date.plusDays(1).atTime(9, 59));
        assertThat(merchant.bill(date).error()).isIn("STATEMENT_CREATING", "isp.bill_not_exist");
        setTime(channel, date.plusDays(1).atTime(10, 0, 1));
        Merchant.Bill bill = merchant.bill(date);
        int columns = channel.equals("WECHAT") ? 27 : 25;
        assertThat(bill.lines())
                .containsExactlyInAnyOrder(
                        new Merchant.Line("BILLED001", false, 12_345, 74, columns),
                        new Merchant.Line("BILLED002", false, 10, 0, columns),
                        new Merchant.Line("BILLED001", true, 345, -2, columns));
        assertThat(bill.count()).isEqualTo(3);
        assertThat(bill.paidMinor()).isEqualTo(12_355);
        assertThat(bill.refundedMinor()).isEqualTo(345);
        assertThat(merchant.bill(date.minusDays(1)).error())
                .isIn("NO_STATEMENT_EXIST", "isp.bill_not_exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WECHAT", "ALIPAY"})
    void faultsStrikeTheBillAndNeverTheJournal(String channel) throws Exception {
        Merchant merchant = merchant(channel);
        for (int i = 0; i < 8; i++) {
            paid(merchant, "FAULTED00" + i, 1_000);
        }
        running.faults(
                channel,
                """
                {"bill_missing":{"count":1},"bill_altered":{"count":2},
                "bill_duplicated":{"count":1}}
                """);
        setTime(channel, date.plusDays(1).atTime(12, 0));
        Merchant.Bill bill = merchant.bill(date);
        assertThat(bill.lines()).hasSize(8);
        assertThat(bill.lines().stream().map(Merchant.Line::number).distinct()).hasSize(7);
        assertThat(bill.lines().stream().filter(line -> line.minor() != 1_000)).hasSize(1);
        assertThat(bill.lines().stream().filter(line -> line.feeMinor() != 6)).hasSize(1);
        long sum = bill.lines().stream().mapToLong(Merchant.Line::minor).sum();
        assertThat(bill.paidMinor()).isEqualTo(sum);
        assertThat(bill.count()).isEqualTo(8);
        assertThat(running.injections(channel).valueStream())
                .extracting(injection -> injection.path("expectedDifference").asString(""))
                .containsExactlyInAnyOrder("MISSING_AT_CHANNEL", "AMOUNT", "FEE", "DUPLICATE");
        assertThat(running.journal(channel).valueStream())
                .allMatch(entry -> entry.path("minor").asLong(0) == 1_000)
                .hasSize(8);
        assertThat(merchant.bill(date)).isEqualTo(bill);
    }
}
