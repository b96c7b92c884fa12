package io.larder.channel.alipay;

import com.alipay.api.domain.AlipayDataDataserviceBillDownloadurlQueryModel;
import com.alipay.api.request.AlipayDataDataserviceBillDownloadurlQueryRequest;
import io.larder.channel.BillFile;
import io.larder.channel.vendor.VendorHosts;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * Alipay's trade bill of a day: a ZIP behind an address that holds for 30 seconds. The download has
 * neither signature nor hash, so the archive itself is checked to be whole; the totals within it
 * are checked by whoever reads it.
 */
final class AlipayBills {

    private AlipayBills() {}

    static BillFile fetch(AlipayClient client, VendorHosts hosts, LocalDate businessDate) {
        var model = new AlipayDataDataserviceBillDownloadurlQueryModel();
        model.setBillType("trade");
        model.setBillDate(businessDate.toString());
        var request = new AlipayDataDataserviceBillDownloadurlQueryRequest();
        request.setBizModel(model);
        return switch (AlipaySaid.to(client, request)) {
            case AlipaySaid.Yes(var answer) ->
                    answer.getBillDownloadUrl() == null
                            ? new BillFile.Unknown("an answer without an address")
                            : download(client, hosts, answer.getBillDownloadUrl());
            case AlipaySaid.Code<?> said ->
                    switch (said.code()) {
                        // The time from which a bill is to be had has passed: the day was empty.
                        case "isp.bill_not_exist", "ISP.BILL_NOT_EXIST" -> new BillFile.Empty();
                        default -> new BillFile.Unknown(said.code());
                    };
            case AlipaySaid.Nothing<?> none -> new BillFile.Unknown(none.why());
        };
    }

    private static BillFile download(AlipayClient client, VendorHosts hosts, String address) {
        try {
            if (!hosts.allowed(URI.create(address))) {
                return new BillFile.Refused("the vendor named a host that may not be called");
            }
            var content = client.http().download(address);
            return WholeZip.isWhole(content)
                    ? new BillFile.Ready(content, "SHA256:" + sha256(content))
                    : new BillFile.Refused("the archive is cut short or damaged");
        } catch (IOException | IllegalArgumentException e) {
            return new BillFile.Refused("cut short: " + e.getClass().getSimpleName());
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
