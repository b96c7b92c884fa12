package io.larder.sandbox.alipay;

import io.larder.sandbox.Channel;
import io.larder.sandbox.bill.BillLines;
import io.larder.sandbox.bill.Bills;
import io.larder.sandbox.bill.Tickets;
import io.larder.sandbox.keys.KeyFolder;
import io.larder.sandbox.web.Endpoint;
import io.larder.sandbox.web.Routes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Alipay's open gateway for one app, codes shown by the merchant. */
public final class Alipay {

    private final AlipayKeys keys;
    private final Channel channel;

    /**
     * Opens the channel over its folders.
     *
     * @param data the sandbox's own folder
     * @param keyPath the merchant's folder of keys
     */
    public Alipay(Path data, Path keyPath, InstantSource wall) throws IOException {
        keys = AlipayKeys.open(new KeyFolder(keyPath), new KeyFolder(data.resolve("vendor-keys")));
        var opened = new AtomicReference<Channel>();
        var letters =
                new AlipayLetters(
                        keys,
                        () -> opened.get().time().now(),
                        (order, refund) -> opened.get().book().refund(order, refund));
        channel = Channel.open("ALIPAY", data, wall, letters, new AlipayNumbers());
        opened.set(channel);
    }

    /** The parts that every channel has. */
    public Channel channel() {
        return channel;
    }

    /** The seller's id. */
    public String sellerId() {
        return keys.sellerId();
    }

    /** The app's id. */
    public String appId() {
        return keys.appId();
    }

    /** The user id of a payer's name, always the same. */
    public static String buyerId(String payer) {
        return Buyer.id(payer);
    }

    /** The API, at an address. */
    public Endpoint api(String address) {
        var format = new AlipayBillFormat(keys.sellerId());
        var lines = new BillLines(channel.book(), channel.faults());
        var bills =
                new Bills(
                        channel.book(),
                        channel.time(),
                        lines,
                        format::file,
                        channel.desk()::catchUp);
        // The vendor's addresses work for thirty seconds.
        var tickets = new Tickets(channel.time()::wall, Duration.ofSeconds(30));
        var billAddress = new BillAddress(bills, tickets, address);
        var gateway = new Gateway(keys, channel, billAddress);
        return new Routes()
                .on("POST", "/gateway.do", gateway::answer)
                .on("GET", BillAddress.PATH, billAddress::download);
    }
}
