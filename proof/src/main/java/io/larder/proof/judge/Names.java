package io.larder.proof.judge;

import java.util.Locale;

/** The names of accounts, as the contract writes them. */
final class Names {

    static final String RECEIVABLE = "receivable/";
    static final String CASH = "cash/";
    static final String OVER_SHORT = "cash-over-short/";

    private Names() {}

    static String receivable(String channel) {
        return RECEIVABLE + channel.toLowerCase(Locale.ROOT);
    }

    static String principal(String card) {
        return "card/" + card + "/principal";
    }
}
