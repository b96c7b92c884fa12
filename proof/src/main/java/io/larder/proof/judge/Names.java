package io.larder.proof.judge;

import java.util.Locale;

/** The names of accounts, as the contract writes them. */
final class Names {

    static final String RECEIVABLE = "receivable/";
    static final String CASH = "cash/";
    static final String OVER_SHORT = "cash-over-short/";

    /** The code of a transfer between legal entities that is on no card. */
    static final String CLEARED = "clearing";

    private static final String CLEARING = CLEARED + "/";

    private Names() {}

    /** The other entity's side of a clearing account; any other account is its own. */
    static String mirrored(String account) {
        if (!account.startsWith(CLEARING)) {
            return account;
        }
        var pair = account.substring(CLEARING.length()).split("/", 2);
        return pair.length == 2 ? CLEARING + pair[1] + "/" + pair[0] : account;
    }

    static String receivable(String channel) {
        return RECEIVABLE + channel.toLowerCase(Locale.ROOT);
    }

    static String bonus(String card) {
        return "card/" + card + "/bonus";
    }

    static String principal(String card) {
        return "card/" + card + "/principal";
    }
}
