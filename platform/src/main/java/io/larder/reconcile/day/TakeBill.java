package io.larder.reconcile.day;

import io.larder.channel.BillFile;
import io.larder.channel.Channel;
import io.larder.channel.ChannelNotReady;
import io.larder.ledger.BusinessClock;
import io.larder.reconcile.bill.AlipayBill;
import io.larder.reconcile.bill.BillFormat;
import io.larder.reconcile.bill.BillLine;
import io.larder.reconcile.bill.BillReading;
import io.larder.reconcile.bill.WeChatBill;
import io.larder.vault.SealedFiles;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a day's bill: the sealed one when a bill of that day was taken before, else the file that a
 * person brings, else the channel's. It is sealed only after it was read whole, so a bill that is
 * cut short or altered leaves nothing behind and is asked for again.
 */
@Component
class TakeBill {

    private static final String EMPTY = "EMPTY";

    private final Map<String, BillFormat> formats =
            Map.of("WECHAT", new WeChatBill(), "ALIPAY", new AlipayBill());
    private final SealedFiles files;
    private final BillFetches fetches;
    private final BusinessClock clock;

    TakeBill(SealedFiles files, BillFetches fetches, BusinessClock clock) {
        this.files = files;
        this.fetches = fetches;
        this.clock = clock;
    }

    /**
     * Takes it.
     *
     * @param brought the file by hand, or null to ask the channel
     */
    Bill take(Channel channel, LocalDate date, byte @Nullable [] brought) {
        var sealed = files.find(Names.billFile(channel.name(), date));
        if (sealed.isPresent()) {
            return again(channel, date, sealed.get(), brought);
        }
        if (brought != null) {
            return file(channel, date, brought, "SHA256:" + Names.sha256(brought));
        }
        var readyAt = date.plusDays(1).atTime(channel.capabilities(date).billReadyAt());
        if (clock.now().isBefore(readyAt.atZone(BusinessClock.ZONE).toInstant())) {
            return none(channel, date, "bill_not_ready", "The bill can be had from " + readyAt);
        }
        return fetched(channel, date);
    }

    private Bill again(Channel channel, LocalDate date, byte[] sealed, byte @Nullable [] brought) {
        var hash = "SHA256:" + Names.sha256(sealed);
        if (brought != null && !hash.equals("SHA256:" + Names.sha256(brought))) {
            return none(channel, date, "bill_differs", "Another bill of this day was taken before");
        }
        return read(channel, date, sealed, hash);
    }

    private Bill fetched(Channel channel, LocalDate date) {
        return switch (ask(channel, date)) {
            case BillFile.Ready(var content, var hash) -> file(channel, date, content, hash);
            case BillFile.Empty ignored -> {
                fetches.note(channel.name(), date, "empty", "");
                yield new Bill.Whole(List.of(), EMPTY);
            }
            case BillFile.NotReady ignored ->
                    none(channel, date, "bill_not_ready", "The channel has not made it yet");
            case BillFile.Refused(var why) -> none(channel, date, "bill_refused", why);
            case BillFile.Unknown(var why) -> none(channel, date, "bill_unavailable", why);
        };
    }

    private static BillFile ask(Channel channel, LocalDate date) {
        try {
            return channel.bill(date);
        } catch (ChannelNotReady unusable) {
            return new BillFile.Unknown(unusable.getMessage());
        }
    }

    private Bill file(Channel channel, LocalDate date, byte[] content, String hash) {
        if (!hash.equals(hashOf(hash, content))) {
            return none(channel, date, "bill_refused", "its hash differs from the one announced");
        }
        var bill = read(channel, date, content, "SHA256:" + Names.sha256(content));
        if (bill instanceof Bill.Whole) {
            files.put(Names.billFile(channel.name(), date), content);
        }
        return bill;
    }

    private static String hashOf(String announced, byte[] content) {
        return announced.startsWith("SHA1:")
                ? "SHA1:" + Names.hash("SHA-1", content)
                : "SHA256:" + Names.sha256(content);
    }

    private Bill read(Channel channel, LocalDate date, byte[] content, String hash) {
        var format = formats.get(channel.name());
        if (format == null) {
            return none(channel, date, "bill_unavailable", "No reader for this channel's bill");
        }
        var lines = new ArrayList<BillLine>();
        var rounding = channel.capabilities(date).fee().rounding();
        var reading = format.read(new ByteArrayInputStream(content), date, rounding, lines::add);
        return switch (reading) {
            case BillReading.Whole ignored -> {
                fetches.note(channel.name(), date, "taken", "");
                yield new Bill.Whole(lines, hash);
            }
            case BillReading.Refused refused -> none(channel, date, "bill_refused", refused.text());
        };
    }

    private Bill none(Channel channel, LocalDate date, String code, String detail) {
        fetches.note(channel.name(), date, code, detail);
        return new Bill.None(Block.at(channel.name(), code, detail));
    }
}
