package io.larder.sandbox.alipay;

import java.util.regex.Pattern;

/** Amounts as Alipay writes them, yuan with at most two decimals. */
final class Yuan {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,2}))?");

    private Yuan() {}

    /** Fen; -1 when the text is no amount. */
    static long minor(String text) {
        var matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            return -1;
        }
        String fen = matcher.group(2) == null ? "00" : (matcher.group(2) + "0").substring(0, 2);
        return Long.parseLong(matcher.group(1)) * 100 + Long.parseLong(fen);
    }
}
