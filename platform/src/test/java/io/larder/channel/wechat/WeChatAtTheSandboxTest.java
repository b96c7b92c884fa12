package io.larder.channel.wechat;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class WeChatAtTheSandboxTest extends ChannelConformance {

    private Duration wallAhead = Duration.ZERO;

    WeChatAtTheSandboxTest() {
        super("WECHAT", new NoticeCatcher(204, ""), true);
    }

    @Override
    protected Channel adapter(
            String baseUrl, ChannelKeys keys, String noticesTo, BusinessClock time) {
        var hosts = new VendorHosts("SANDBOX");
        return new WeChat(
                new WeChatSettings(true, baseUrl),
                keys,
                new Catalogue(),
                hosts,
                new NotifyAddress(noticesTo, hosts),
                time,
                (InstantSource) () -> Instant.now().plus(wallAhead));
    }

    @Override
    protected String text(BillFile.Ready bill) {
        return new String(bill.content(), StandardCharsets.UTF_8);
    }

    @Test
    void a_notice_without_a_signature_or_with_a_changed_body_is_rejected() {
        var genuine = paidNotice();
        var bare = new HashMap<>(genuine.headers());
        bare.remove("wechatpay-signature");
        assertThat(channel().verify(new NoticeRequest(bare, genuine.body())))
                .isEqualTo(new Notice.Rejected(Reason.MISSING_SIGNATURE));
        var changed = genuine.body().clone();
        changed[changed.length / 2] ^= 1;
        assertThat(channel().verify(new NoticeRequest(genuine.headers(), changed)))
                .isEqualTo(new Notice.Rejected(Reason.WRONG_SIGNATURE));
    }

    @Test
    void a_notice_is_believed_for_five_minutes_of_wall_time() {
        var genuine = paidNotice();
        wallAhead = Duration.ofSeconds(290);
        assertThat(channel().verify(genuine)).isInstanceOf(Notice.Payment.class);
        wallAhead = Duration.ofSeconds(330);
        assertThat(channel().verify(genuine)).isEqualTo(new Notice.Rejected(Reason.STALE));
        wallAhead = Duration.ofSeconds(-330);
        assertThat(channel().verify(genuine)).isEqualTo(new Notice.Rejected(Reason.STALE));
        wallAhead = Duration.ZERO;
    }

    @Test
    void platform_certificates_serve_as_well_as_the_public_key() {
        var secrets = new io.larder.channel.PlainSecrets();
        var all = new ChannelKeys(secrets);
        all.importFrom(sandbox().keys());
        var some = new io.larder.channel.PlainSecrets();
        ChannelKeys.NAMES.stream()
                .filter(name -> !name.equals(ChannelKeys.WECHAT_PUBLIC_KEY_ID))
                .forEach(name -> secrets.find(name).ifPresent(value -> some.put(name, value)));
        var byCertificate =
                adapter(
                        sandbox().url("WECHAT"),
                        new ChannelKeys(some),
                        catcher().base(),
                        () -> Instant.now().plus(sandbox().offset()));
        var order = order(100);
        assertThat(byCertificate.prepare(order))
                .isInstanceOf(io.larder.channel.Prepared.Ready.class);
        sandbox().pay("WECHAT", code(order));
        catcher().next(byCertificate, paymentOf(order.orderNumber()));
    }

    private NoticeRequest paidNotice() {
        var order = order(100);
        sandbox().pay("WECHAT", code(order));
        return catcher().next(channel(), paymentOf(order.orderNumber()));
    }
}
