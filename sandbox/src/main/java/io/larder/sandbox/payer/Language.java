package io.larder.sandbox.payer;

import io.larder.sandbox.web.Call;
import java.util.List;

/** The page's words. */
enum Language {
    ZH(
            "zh-CN",
            "模拟付款",
            "收款方",
            "金额",
            "订单号",
            "商品",
            "确认付款",
            "取消",
            "银行拒付",
            "扫码内容",
            "打开",
            "支付成功",
            "支付处理中",
            "支付失败：银行拒绝",
            "已取消",
            "没有找到这个二维码对应的订单",
            "该订单已支付",
            "该订单已关闭或二维码已过期",
            "这是沙箱，不会动用真实资金。",
            "English",
            "en"),
    EN(
            "en",
            "Simulated payment",
            "Pay to",
            "Amount",
            "Order",
            "For",
            "Pay now",
            "Cancel",
            "Bank refuses",
            "Content of the code",
            "Open",
            "Paid",
            "Payment on its way",
            "Payment failed: the bank refused",
            "Cancelled",
            "No order has this code",
            "This order is already paid",
            "This order is closed or its code has expired",
            "This is a sandbox: no real money moves.",
            "中文",
            "zh");

    private final String tag;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> words;

    Language(String tag, String... words) {
        this.tag = tag;
        this.words = List.of(words);
    }

    static Language named(String name) {
        return "en".equals(name) ? EN : ZH;
    }

    /** The language that the address names, else the one the browser prefers. */
    static Language of(Call call) {
        String named = call.query("lang");
        if (named != null) {
            return named(named);
        }
        return call.header("Accept-Language").startsWith("en") ? EN : ZH;
    }

    String tag() {
        return tag;
    }

    String code() {
        return this == EN ? "en" : "zh";
    }

    String title() {
        return words.get(0);
    }

    String payTo() {
        return words.get(1);
    }

    String amount() {
        return words.get(2);
    }

    String order() {
        return words.get(3);
    }

    String goods() {
        return words.get(4);
    }

    String pay() {
        return words.get(5);
    }

    String cancel() {
        return words.get(6);
    }

    String refuse() {
        return words.get(7);
    }

    String codeContent() {
        return words.get(8);
    }

    String open() {
        return words.get(9);
    }

    String paid() {
        return words.get(10);
    }

    String pending() {
        return words.get(11);
    }

    String refused() {
        return words.get(12);
    }

    String cancelled() {
        return words.get(13);
    }

    String unknownCode() {
        return words.get(14);
    }

    String alreadyPaid() {
        return words.get(15);
    }

    String alreadyClosed() {
        return words.get(16);
    }

    String sandbox() {
        return words.get(17);
    }

    String otherName() {
        return words.get(18);
    }

    String otherCode() {
        return words.get(19);
    }
}
