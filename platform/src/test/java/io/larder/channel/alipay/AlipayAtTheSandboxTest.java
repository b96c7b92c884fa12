package io.larder.channel.alipay;

import static io.larder.channel.NoticeCatcher.paymentOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.channel.BillFile;
import io.larder.channel.Catalogue;
import io.larder.channel.Channel;
import io.larder.channel.ChannelConformance;
import io.larder.channel.ChannelKeys;
import io.larder.channel.Notice;
import io.larder.channel.Notice.Reason;
import io.larder.channel.NoticeCatcher;
import io.larder.channel.NoticeRequest;
import io.larder.channel.vendor.NotifyAddress;
import io.larder.channel.vendor.VendorHosts;
import io.larder.ledger.BusinessClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class AlipayAtTheSandboxTest extends ChannelConformance {

    private static final Charset GBK = Charset.forName("GBK");

    AlipayAtTheSandboxTest() {
        super("ALIPAY", new NoticeCatcher(200, "success"), false);
    }

    @Override
    protected Channel adapter(
            String baseUrl, ChannelKeys keys, String noticesTo, BusinessClock time) {
        var hosts = new VendorHosts("SANDBOX");
        return new Alipay(
                new AlipaySettings(true, baseUrl),
                keys,
                new Catalogue(),
                hosts,
                new NotifyAddress(noticesTo, hosts),
                time);
    }

    @Override
    protected String text(BillFile.Ready bill) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bill.content()), GBK)) {
            var text = new StringBuilder();
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), GBK));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_notice_without_a_signature_or_with_another_figure_is_rejected() {
        var order = order(100);
        sandbox().pay("ALIPAY", code(order));
        var genuine = catcher().next(channel(), paymentOf(order.orderNumber()));
        var body = new String(genuine.body(), StandardCharsets.UTF_8);
        assertThat(verified(genuine, body.replaceAll("(^|&)sign=[^&]*", "")))
                .isEqualTo(new Notice.Rejected(Reason.MISSING_SIGNATURE));
        assertThat(verified(genuine, body.replace("total_amount=1.00", "total_amount=9.00")))
                .isEqualTo(new Notice.Rejected(Reason.WRONG_SIGNATURE));
        assertThat(verified(genuine, body.replaceFirst("seller_id=", "seller_id=1")))
                .isEqualTo(new Notice.Rejected(Reason.WRONG_SIGNATURE));
        assertThat(verified(genuine, body + "&total_amount=9.00"))
                .isEqualTo(new Notice.Rejected(Reason.MALFORMED));
    }

    private Notice verified(NoticeRequest genuine, String body) {
        return channel()
                .verify(
                        new NoticeRequest(
                                genuine.headers(), body.getBytes(StandardCharsets.UTF_8)));
    }
}
