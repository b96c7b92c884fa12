package io.larder.sandbox.alipay;

import io.larder.sandbox.desk.Numbers;
import io.larder.sandbox.keys.RandomText;
import io.larder.sandbox.time.BusinessTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Alipay's own numbers; a trade, and with it its number, begins when its code is scanned. */
final class AlipayNumbers implements Numbers {

    @Override
    public String qr() {
        String tail = RandomText.letters(17).toLowerCase(Locale.ROOT);
        return "https://qr.alipay.com/bax" + RandomText.digits(5) + tail;
    }

    @Override
    public String transaction(Instant at) {
        String day = BusinessTime.dateOf(at).format(DateTimeFormatter.BASIC_ISO_DATE);
        return day + "22001" + RandomText.digits(15);
    }

    @Override
    public String refund(Instant at) {
        return transaction(at);
    }

    @Override
    public boolean tradeBeginsAtScan() {
        return true;
    }

    @Override
    public long refundMillis() {
        return 0;
    }
}
