package io.larder.sandbox.wechat;

import io.larder.sandbox.bill.Bills;
import io.larder.sandbox.bill.Tickets;
import io.larder.sandbox.book.BillFile;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Call;
import io.larder.sandbox.web.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** {@code GET /v3/bill/tradebill} and the download that it points to, whose answer is unsigned. */
final class TradeBill {

    private final Bills bills;
    private final Tickets tickets;
    private final String address;

    /**
     * Bills of a channel.
     *
     * @param address where downloads are found, without a slash at the end
     */
    TradeBill(Bills bills, Tickets tickets, String address) {
        this.bills = bills;
        this.tickets = tickets;
        this.address = address;
    }

    Answer ask(Call call) {
        if (!"ALL".equals(call.query().getOrDefault("bill_type", "ALL"))) {
            return Errors.param("bill_type仅支持ALL");
        }
        LocalDate date;
        try {
            date = LocalDate.parse(call.query().getOrDefault("bill_date", ""));
        } catch (DateTimeException malformed) {
            return Errors.param("bill_date格式错误，应为yyyy-MM-DD");
        }
        boolean zipped = "GZIP".equals(call.query("tar_type"));
        return switch (bills.of(date)) {
            case Bills.Asked.Ready(var file) -> ready(file, zipped);
            case Bills.Asked.NotYet _ -> Errors.of(400, "STATEMENT_CREATING", "账单生成中，请稍后再试");
            case Bills.Asked.DayNotOver _ -> Errors.param("bill_date不能晚于昨天");
            case Bills.Asked.NothingMoved _ -> Errors.of(400, "NO_STATEMENT_EXIST", "请求的账单文件不存在");
        };
    }

    private Answer ready(BillFile file, boolean zipped) {
        byte[] plain = unzipped(file.content());
        String token = tickets.issue(zipped ? file.content() : plain);
        return Answer.json(
                200,
                Json.write(
                        Json.object()
                                .put("hash_type", "SHA1")
                                .put("hash_value", sha1(plain))
                                .put(
                                        "download_url",
                                        address + "/v3/billdownload/file?token=" + token)));
    }

    Answer download(Call call) {
        byte[] content = tickets.redeem(call.query().getOrDefault("token", ""));
        return content == null
                ? Errors.of(404, "NO_STATEMENT_EXIST", "账单文件不存在或下载地址已失效")
                : Answer.of(200, "application/octet-stream", content);
    }

    private static byte[] unzipped(byte[] zip) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zip))) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
