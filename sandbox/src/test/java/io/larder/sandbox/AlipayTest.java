package io.larder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlipayTest {

    private Running running;
    private AlipayMerchant merchant;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = new Running(folder);
        merchant = running.alipay();
    }

    @BeforeEach
    void emptyInbox() {
        running.inbox.received.clear();
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void aTradeIsPaidNotifiedAndRefunded() throws Exception {
        String qr = merchant.create("PAID1", 12_345);
        assertThat(qr).startsWith("https://qr.alipay.com/bax");
        running.pay("ALIPAY", qr, "PAID");
        assertThat(merchant.state("PAID1")).isEqualTo("TRADE_SUCCESS");
        assertThat(merchant.read(running.inbox.await(1).getFirst()))
                .isEqualTo(new Merchant.Told("PAID1", "TRADE_SUCCESS", 12_345, ""));
        assertThat(merchant.close("PAID1")).isEqualTo("ACQ.TRADE_STATUS_ERROR");
        assertThat(merchant.refund("PAID1", "R1", 345)).isEqualTo("Y");
        assertThat(merchant.refund("PAID1", "R1", 345)).isEqualTo("N");
        assertThat(merchant.read(running.inbox.await(2).getLast()))
                .isEqualTo(new Merchant.Told("PAID1", "TRADE_SUCCESS", 345, "R1"));
        assertThat(merchant.refund("PAID1", "R1", 1)).isEqualTo("ACQ.DISCORDANT_REPEAT_REQUEST");
        assertThat(merchant.refund("PAID1", "R2", 12_001))
                .isEqualTo("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
        assertThat(merchant.queryRefund("PAID1", "R1").path("refund_status").asString(""))
                .isEqualTo("REFUND_SUCCESS");
        assertThat(merchant.queryRefund("PAID1", "R2").has("refund_status")).isFalse();
        assertThat(merchant.refund("PAID1", "R3", 12_000)).isEqualTo("Y");
        assertThat(merchant.state("PAID1")).isEqualTo("TRADE_CLOSED");
    }

    @Test
    void noTradeExistsBeforeTheCodeIsScanned() throws Exception {
        String qr = merchant.create("UNSCANNED1", 100);
        assertThat(merchant.state("UNSCANNED1")).isEqualTo("ACQ.TRADE_NOT_EXIST");
        assertThat(merchant.close("UNSCANNED1")).isEqualTo("ACQ.TRADE_NOT_EXIST");
        assertThat(running.pay("ALIPAY", qr, "CANCELLED").path("status").asString(""))
                .isEqualTo("CANCELLED");
        assertThat(merchant.state("UNSCANNED1")).isEqualTo("WAIT_BUYER_PAY");
        assertThat(merchant.close("UNSCANNED1")).isEmpty();
        assertThat(merchant.state("UNSCANNED1")).isEqualTo("TRADE_CLOSED");
    }

    @Test
    void aCodeCanStillBePaidAfterACloseThatFoundNoTrade() throws Exception {
        String qr = merchant.create("TRAP1", 100);
        assertThat(merchant.close("TRAP1")).isEqualTo("ACQ.TRADE_NOT_EXIST");
        assertThat(running.pay("ALIPAY", qr, "PAID").path("status").asString("")).isEqualTo("PAID");
    }

    @Test
    void cancellingAPaidTradeRefundsIt() throws Exception {
        running.pay("ALIPAY", merchant.create("CANCEL1", 100), "PAID");
        assertThat(merchant.cancel("CANCEL1").path("action").asString("")).isEqualTo("refund");
        assertThat(merchant.state("CANCEL1")).isEqualTo("TRADE_CLOSED");
        assertThat(running.journal("ALIPAY").toString()).contains("cancel-CANCEL1");
    }

    @Test
    void theSameNumberWithAnotherAmountIsRefused() throws Exception {
        String qr = merchant.create("TWICE1", 100);
        assertThat(merchant.create("TWICE1", 100)).isEqualTo(qr);
        assertThat(merchant.create("TWICE1", 101)).isEqualTo("ACQ.CONTEXT_INCONSISTENT");
        running.pay("ALIPAY", qr, "PAID");
        assertThat(merchant.create("TWICE1", 100)).isEqualTo("ACQ.TRADE_HAS_SUCCESS");
    }

    @Test
    void malformedOrdersAreRefused() throws Exception {
        assertThat(merchant.create("BAD1", 0)).isEqualTo("ACQ.INVALID_PARAMETER");
        assertThat(merchant.create("not a number", 1)).isEqualTo("ACQ.INVALID_PARAMETER");
        assertThat(
                        merchant.call("alipay.trade.pay", merchant.further)
                                .path("sub_code")
                                .asString(""))
                .isEqualTo("isv.invalid-method");
    }
}
