package io.larder.sandbox.wechat;

import io.larder.sandbox.Channel;
import io.larder.sandbox.bill.BillLines;
import io.larder.sandbox.bill.Bills;
import io.larder.sandbox.bill.Tickets;
import io.larder.sandbox.fault.Trouble;
import io.larder.sandbox.keys.KeyFolder;
import io.larder.sandbox.presign.SignedCodes;
import io.larder.sandbox.presign.SignedCodes.SignedCode;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Call;
import io.larder.sandbox.web.Endpoint;
import io.larder.sandbox.web.Json;
import io.larder.sandbox.web.Routes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** WeChat Pay API v3 for one merchant, native payments. */
public final class WeChat {

    private final WeChatKeys keys;
    private final Channel channel;
    private final Signatures signatures;
    private final SignedCodes signedCodes;
    private final WeChatNumbers numbers = new WeChatNumbers();

    /**
     * Opens the channel over its folders.
     *
     * @param data the sandbox's own folder
     * @param keyPath the merchant's folder of keys
     */
    public WeChat(Path data, Path keyPath, InstantSource wall) throws IOException {
        keys =
                WeChatKeys.open(
                        new KeyFolder(keyPath),
                        new KeyFolder(data.resolve("vendor-keys")),
                        wall.instant());
        signatures = new Signatures(keys, wall);
        var book = new AtomicReference<io.larder.sandbox.book.Book>();
        var letters =
                new WeChatLetters(
                        keys, signatures, (order, refund) -> book.get().refund(order, refund));
        channel = Channel.open("WECHAT", data, wall, letters, numbers);
        book.set(channel.book());
        signedCodes = new SignedCodes(channel.time());
    }

    /** The parts that every channel has. */
    public Channel channel() {
        return channel;
    }

    /** The merchant's id. */
    public String merchantId() {
        return keys.merchantId();
    }

    /** The app's id. */
    public String appId() {
        return keys.appId();
    }

    /** The open id of a payer's name at this app, always the same. */
    public static String openId(String payer) {
        UUID id = UUID.nameUUIDFromBytes(payer.getBytes(StandardCharsets.UTF_8));
        return "o" + id.toString().replace("-", "").substring(0, 27);
    }

    /** Codes whose answers are signed beforehand. */
    public SignedCodes signedCodes() {
        return signedCodes;
    }

    /** Signs an answer for a new code beforehand, by the key that merchants name most. */
    public SignedCode signCode(boolean byPublicKey) {
        String qr = numbers.qr();
        String body = CreateOrder.body(qr);
        String keyId = byPublicKey ? keys.publicKeyId() : keys.certificateSerial();
        Map<String, String> headers = signatures.headers(keyId, body);
        return new SignedCode(qr, body, keyId, headers, channel.time().wall());
    }

    /** The API, at an address. */
    public Endpoint api(String address) {
        var format = new BillFormat(keys);
        var bills =
                new Bills(
                        channel.book(),
                        channel.time(),
                        new BillLines(channel.book(), channel.faults()),
                        format::file,
                        channel.desk()::catchUp);
        var tickets = new Tickets(channel.time()::wall, Duration.ofMinutes(5));
        var bill = new TradeBill(bills, tickets, address);
        var api = routes(bill);
        return call -> {
            Answer refusal = signatures.refusal(call);
            if (refusal != null) {
                return refusal;
            }
            // The vendor does not sign a bill's download either.
            return call.path().equals("/v3/billdownload/file")
                    ? bill.download(call)
                    : signatures.signed(call, api.answer(call));
        };
    }

    private Routes routes(TradeBill bill) {
        var trouble = new Trouble(channel.faults(), Errors::system);
        var create = new CreateOrder(keys, channel.desk(), channel.time(), signedCodes);
        var orders = new Orders(keys, channel);
        String byNumber = "/v3/pay/transactions/out-trade-no/{number}";
        return new Routes()
                .on("POST", "/v3/pay/transactions/native", call -> create(call, trouble, create))
                .on(
                        "GET",
                        byNumber,
                        (call, path) -> {
                            String number = path.getOrDefault("number", "");
                            return trouble.around(
                                    "query",
                                    number,
                                    () -> orders.query(call, channel.book().order(number)));
                        })
                .on(
                        "GET",
                        "/v3/pay/transactions/id/{id}",
                        (call, path) ->
                                orders.query(
                                        call,
                                        channel.book()
                                                .orderByTransaction(path.getOrDefault("id", ""))))
                .on(
                        "POST",
                        byNumber + "/close",
                        (call, path) -> {
                            String number = path.getOrDefault("number", "");
                            return withBody(
                                    call,
                                    body ->
                                            trouble.around(
                                                    "close",
                                                    number,
                                                    () -> orders.close(body, number)));
                        })
                .on(
                        "POST",
                        "/v3/refund/domestic/refunds",
                        call ->
                                withBody(
                                        call,
                                        body ->
                                                trouble.around(
                                                        "refund",
                                                        orders.orderNumber(body),
                                                        () -> orders.refund(body))))
                .on(
                        "GET",
                        "/v3/refund/domestic/refunds/{number}",
                        (call, path) -> orders.queryRefund(path.getOrDefault("number", "")))
                .on("GET", "/v3/certificates", call -> new Certificates(keys).all())
                .on("GET", "/v3/bill/tradebill", bill::ask);
    }

    private static Answer create(Call call, Trouble trouble, CreateOrder create) {
        return withBody(
                call,
                body ->
                        trouble.around(
                                "create",
                                Json.text(body, "out_trade_no"),
                                () -> create.create(body, call.header("Wechatpay-Serial"))));
    }

    private static Answer withBody(Call call, Function<ObjectNode, Answer> work) {
        return Json.objectIn(call.text()).map(work).orElseGet(() -> Errors.param("请求体不是合法的JSON"));
    }
}
