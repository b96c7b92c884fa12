package io.larder.channel.wechat;

import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import io.larder.channel.BillFile;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * WeChat Pay's trade bill of a day. The download itself is not signed: the hash in the signed
 * answer before it is what vouches for the content.
 */
final class WeChatBills {

    /** A day of one merchant; beyond this something is wrong. */
    private static final int MAX_BYTES = 1 << 30;

    private WeChatBills() {}

    static BillFile fetch(WeChatClient client, LocalDate businessDate) {
        try {
            var ask = new GetTradeBillRequest();
            ask.setBillDate(businessDate.toString());
            ask.setBillType(BillType.ALL);
            var bill = client.bills().getTradeBill(ask);
            byte[] content;
            try (var in = bill.getInputStream()) {
                content = in.readNBytes(MAX_BYTES);
            }
            return bill.verifyHash()
                    ? new BillFile.Ready(content, "SHA1:" + sha1(content))
                    : new BillFile.Refused("its SHA1 differs from the one announced");
        } catch (IOException e) {
            return new BillFile.Refused("cut short: " + e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            return switch (WeChatSaid.of(e)) {
                case WeChatSaid.Code said ->
                        switch (said.code()) {
                            case "NO_STATEMENT_EXIST" -> new BillFile.Empty();
                            case "STATEMENT_CREATING" -> new BillFile.NotReady();
                            default -> new BillFile.Unknown(said.code());
                        };
                case WeChatSaid.Nothing(var why, var unsent) -> new BillFile.Unknown(why);
            };
        }
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
