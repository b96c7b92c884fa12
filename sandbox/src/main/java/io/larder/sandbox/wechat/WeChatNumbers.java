package io.larder.sandbox.wechat;

import io.larder.sandbox.desk.Numbers;
import io.larder.sandbox.keys.RandomText;
import io.larder.sandbox.time.BusinessTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** WeChat Pay's own numbers, 28 digits for payments and refunds. */
final class WeChatNumbers implements Numbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    @Override
    public String qr() {
        return "weixin://wxpay/bizpayurl?pr=" + RandomText.letters(12) + "zz";
    }

    @Override
    public String transaction(Instant at) {
        return "42000" + RandomText.digits(5) + day(at) + RandomText.digits(10);
    }

    @Override
    public String refund(Instant at) {
        return "50300" + RandomText.digits(5) + day(at) + RandomText.digits(10);
    }

    private static String day(Instant at) {
        return BusinessTime.dateOf(at).format(DAY);
    }

    @Override
    public boolean tradeBeginsAtScan() {
        return false;
    }

    @Override
    public long refundMillis() {
        return 500;
    }
}
