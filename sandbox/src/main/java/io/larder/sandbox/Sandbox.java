package io.larder.sandbox;

import io.larder.sandbox.alipay.Alipay;
import io.larder.sandbox.control.Control;
import io.larder.sandbox.control.ControlKey;
import io.larder.sandbox.payer.Payer;
import io.larder.sandbox.presign.Presign;
import io.larder.sandbox.web.Json;
import io.larder.sandbox.web.WebServer;
import io.larder.sandbox.wechat.WeChat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.node.ObjectNode;

/** The channel sandbox: simulated WeChat Pay and Alipay, each on a loopback port of its own. */
public final class Sandbox implements AutoCloseable {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);
    private static final long LOCK_POLL_NANOS = 50_000_000;

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final ObjectNode addresses = Json.object();

    private Sandbox() {}

    /** Runs until it is told to stop; prints one line of JSON once it is ready. */
    public static void main(String[] args) throws Exception {
        Optional<Options> options = Options.of(args);
        if (options.isEmpty()) {
            boolean asked = args.length == 1 && args[0].equals("--help");
            (asked ? System.out : System.err).print(Options.USAGE);
            System.exit(asked ? 0 : 2);
        }
        Sandbox sandbox;
        try {
            sandbox = start(options.get(), InstantSource.system());
        } catch (IOException refused) {
            System.err.println("sandbox: " + refused.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "stop"));
        if (!options.get().json()) {
            System.err.println("The sandbox is ready; the line below says where.");
        }
        System.out.println(Json.write(sandbox.addresses()));
        System.out.flush();
        if (options.get().exitWithStdin()) {
            drain(System.in);
            System.exit(0);
        }
        Thread.currentThread().join();
    }

    private static void drain(InputStream in) throws IOException {
        while (in.read() >= 0) {
            // Nothing is said to it: only the end counts.
        }
    }

    /** Starts both channels. */
    static Sandbox start(Options options, InstantSource wall) throws Exception {
        var sandbox = new Sandbox();
        try {
            sandbox.lock(options.data());
            sandbox.open(options, wall);
            return sandbox;
        } catch (Exception failed) {
            sandbox.close();
            throw failed;
        }
    }

    private void lock(Path data) throws IOException {
        Files.createDirectories(data);
        FileChannel file =
                FileChannel.open(
                        data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        parts.add(file);
        FileLock lock = file.tryLock();
        // one whose parent was killed may be about to end
        long until = System.nanoTime() + LOCK_WAIT.toNanos();
        while (lock == null) {
            if (System.nanoTime() > until) {
                throw new IOException("another sandbox runs on " + data);
            }
            LockSupport.parkNanos(LOCK_POLL_NANOS);
            lock = file.tryLock();
        }
    }

    private void open(Options options, InstantSource wall) throws Exception {
        ControlKey key = ControlKey.in(options.controlKeyFile());
        openWeChat(options, key, wall);
        openAlipay(options, key, wall);
    }

    private void openWeChat(Options options, ControlKey key, InstantSource wall) throws Exception {
        Path keys = options.keys().resolve("WECHAT");
        var wechat = new WeChat(options.data().resolve("WECHAT"), keys, wall);
        parts.add(wechat.channel());
        var server = new WebServer("WECHAT", options.wechatPort());
        parts.add(server);
        var control = new Control(wechat.channel(), key);
        new Presign(wechat.channel(), wechat.signedCodes(), wechat::signCode).on(control.routes());
        var payer = new Payer(wechat.channel(), wechat.merchantId(), WeChat::openId);
        new Host(wechat.api(server.url()), payer, control).startOn(server);
        wechat.channel().resume();
        describe("WECHAT", server.url(), wechat.merchantId(), wechat.appId(), keys);
    }

    private void openAlipay(Options options, ControlKey key, InstantSource wall) throws Exception {
        Path keys = options.keys().resolve("ALIPAY");
        var alipay = new Alipay(options.data().resolve("ALIPAY"), keys, wall);
        parts.add(alipay.channel());
        var server = new WebServer("ALIPAY", options.alipayPort());
        parts.add(server);
        var control = new Control(alipay.channel(), key);
        new Presign(alipay.channel(), null, null).on(control.routes());
        var payer = new Payer(alipay.channel(), alipay.sellerId(), Alipay::buyerId);
        new Host(alipay.api(server.url()), payer, control).startOn(server);
        alipay.channel().resume();
        describe("ALIPAY", server.url(), alipay.sellerId(), alipay.appId(), keys);
    }

    private void describe(String name, String url, String merchant, String app, Path keys) {
        addresses
                .putObject(name)
                .put("url", url)
                .put("payer", url + "/payer")
                .put("control", url + "/control")
                .put("merchantId", merchant)
                .put("appId", app)
                .put("keys", keys.toAbsolutePath().toString());
    }

    /** Where everything is, by channel. */
    public ObjectNode addresses() {
        return addresses;
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts.reversed()) {
            try {
                part.close();
            } catch (Exception ignored) {
                System.err.println("sandbox: did not stop cleanly: " + ignored.getMessage());
            }
        }
        parts.clear();
    }
}
