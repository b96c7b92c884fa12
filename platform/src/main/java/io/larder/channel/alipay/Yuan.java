package io.larder.channel.alipay;

import java.math.BigDecimal;

/** Alipay writes amounts in yuan with two decimals. */
final class Yuan {

    private Yuan() {}

    static String of(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    /** Minor units; refuses text that is no whole number of fen. */
    static long minor(String yuan) {
        return new BigDecimal(yuan).movePointRight(2).longValueExact();
    }
}
