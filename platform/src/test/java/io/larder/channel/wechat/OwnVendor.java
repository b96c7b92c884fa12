package io.larder.channel.wechat;

import io.larder.channel.Catalogue;
import io.larder.channel.ChannelKeys;
import io.larder.channel.NoticeRequest;
import io.larder.channel.PlainSecrets;
import io.larder.channel.vendor.NotifyAddress;
import io.larder.channel.vendor.VendorHosts;
import io.larder.ledger.BusinessClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A WeChat Pay with keys made here, which signs what no honest one would send. */
final class OwnVendor implements AutoCloseable {

    static final String MERCHANT = "1900000001";
    static final String APP = "wx0000000000000001";

    private static final String API_KEY = "0123456789abcdef0123456789ABCDEF";
    private static final String KEY_ID = "PUB_KEY_ID_0100000000000000000000000000000001";

    private static final KeyPair VENDOR = pair();
    private static final KeyPair OURS = pair();
    // Not the JDK's server: it changes the case of header names, which the SDK takes literally.
    private final ServerSocket server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();

    OwnVendor() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** What is sent for a path; the length announced may be another. */
    private record Reply(Map<String, String> headers, byte[] body, int claimedLength) {}

    WeChat adapter(BusinessClock time) {
        var secrets = new PlainSecrets();
        put(secrets, ChannelKeys.WECHAT_MERCHANT_ID, MERCHANT);
        put(secrets, ChannelKeys.WECHAT_APP_ID, APP);
        put(secrets, ChannelKeys.WECHAT_MERCHANT_SERIAL, "5A");
        put(secrets, ChannelKeys.WECHAT_PUBLIC_KEY_ID, KEY_ID);
        put(secrets, ChannelKeys.WECHAT_API_V3_KEY, API_KEY);
        put(secrets, ChannelKeys.WECHAT_PUBLIC_KEY, pem("PUBLIC", VENDOR.getPublic().getEncoded()));
        put(
                secrets,
                ChannelKeys.WECHAT_MERCHANT_PRIVATE_KEY,
                pem("PRIVATE", OURS.getPrivate().getEncoded()));
        var hosts = new VendorHosts("SANDBOX");
        return new WeChat(
                new WeChatSettings(true, "http://127.0.0.1:" + server.getLocalPort()),
                new ChannelKeys(secrets),
                new Catalogue(),
                hosts,
                new NotifyAddress("http://127.0.0.1:1", hosts),
                time,
                InstantSource.system());
    }

    /** A rightly signed notice with this plain resource. */
    NoticeRequest notice(String eventType, String resource) {
        return signed(
                "{\"id\":\"1\",\"event_type\":\"%s\",\"resource\":{\"algorithm\":\"AEAD_AES_256_GCM\",\"associated_data\":\"t\",\"nonce\":\"abcdefghijkl\",\"ciphertext\":\"%s\"}}"
                        .formatted(eventType, encrypted(resource)));
    }

    /** Any body, rightly signed. */
    NoticeRequest signed(String body) {
        return new NoticeRequest(headers(body), body.getBytes(StandardCharsets.UTF_8));
    }

    static String transaction(String merchantId, String appId, long minor) {
        return "{\"mchid\":\"%s\",\"appid\":\"%s\",\"out_trade_no\":\"ORDER1\",\"transaction_id\":\"T1\",\"trade_state\":\"SUCCESS\",\"success_time\":\"2026-03-02T10:00:00+08:00\",\"payer\":{\"openid\":\"o1\"},\"amount\":{\"total\":%d,\"currency\":\"CNY\"}}"
                .formatted(merchantId, appId, minor);
    }

    /** Announces a bill with the hash of one content, and sends another. */
    void bill(byte[] announced, byte[] sent, int claimedLength) {
        var told =
                "{\"hash_type\":\"SHA1\",\"hash_value\":\"%s\",\"download_url\":\"https://api.mch.weixin.qq.com/v3/billdownload/file?token=1\"}"
                        .formatted(sha1(announced));
        var bytes = told.getBytes(StandardCharsets.UTF_8);
        var headers = headers(told);
        headers.put("Content-Type", "application/json");
        replies.put("/v3/bill/tradebill", new Reply(headers, bytes, bytes.length));
        replies.put("/v3/billdownload/file", new Reply(Map.of(), sent, claimedLength));
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                answer(socket);
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        var path = in.readLine().split("[ ?]")[1];
        while (!in.readLine().isEmpty()) {
            // only the path matters
        }
        var reply = java.util.Objects.requireNonNull(replies.get(path), path);
        var head = new StringBuilder("HTTP/1.1 200 OK\r\nConnection: close\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: ").append(reply.claimedLength()).append("\r\n\r\n");
        var out = socket.getOutputStream();
        out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.write(reply.body());
        out.flush();
    }

    private Map<String, String> headers(String body) {
        var time = Long.toString(Instant.now().getEpochSecond());
        var headers = new LinkedHashMap<String, String>();
        headers.put("Wechatpay-Timestamp", time);
        headers.put("Wechatpay-Nonce", "n");
        headers.put("Wechatpay-Serial", KEY_ID);
        headers.put("Wechatpay-Signature", sign(time + "\nn\n" + body + "\n"));
        return headers;
    }

    private String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(VENDOR.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encrypted(String plain) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(API_KEY.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, "abcdefghijkl".getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD("t".getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(PlainSecrets secrets, String name, String value) {
        secrets.put(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s KEY-----\n%s\n-----END %s KEY-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
