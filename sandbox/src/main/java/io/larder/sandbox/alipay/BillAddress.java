package io.larder.sandbox.alipay;

import io.larder.sandbox.bill.Bills;
import io.larder.sandbox.bill.Tickets;
import io.larder.sandbox.web.Answer;
import io.larder.sandbox.web.Call;
import io.larder.sandbox.web.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/** {@code alipay.data.dataservice.bill.downloadurl.query}, and the download that it points to. */
final class BillAddress {

    static final String PATH = "/downloadBillFile.resource";

    private final Bills bills;
    private final Tickets tickets;
    private final String address;

    /**
     * Bills of a channel.
     *
     * @param address where downloads are found, without a slash at the end
     */
    BillAddress(Bills bills, Tickets tickets, String address) {
        this.bills = bills;
        this.tickets = tickets;
        this.address = address;
    }

    Reply query(ObjectNode content) {
        if (!"trade".equals(Json.text(content, "bill_type"))) {
            return Reply.failed("isp.bill_type_invalid", "仅支持bill_type=trade");
        }
        LocalDate date;
        try {
            date = LocalDate.parse(Json.text(content, "bill_date"));
        } catch (DateTimeException malformed) {
            return Reply.failed("isp.bill_date_invalid", "bill_date格式错误，应为yyyy-MM-dd");
        }
        return switch (bills.of(date)) {
            case Bills.Asked.Ready(var file) -> {
                String url = address + PATH + "?fileType=csv.zip&bizType=trade&fileId=";
                yield Reply.success(
                        Json.object()
                                .put("bill_download_url", url + tickets.issue(file.content())));
            }
            case Bills.Asked.NotYet _ -> noBill();
            case Bills.Asked.DayNotOver _ -> noBill();
            case Bills.Asked.NothingMoved _ -> noBill();
        };
    }

    private static Reply noBill() {
        return Reply.failed("isp.bill_not_exist", "账单不存在");
    }

    Answer download(Call call) {
        byte[] content = tickets.redeem(call.query().getOrDefault("fileId", ""));
        return content == null
                ? Answer.of(404, "text/plain; charset=utf-8", "the address is no longer valid")
                : Answer.of(200, "application/octet-stream", content);
    }
}
