package io.larder.reconcile.day;

import org.jspecify.annotations.Nullable;

/**
 * What still stands against closing a day.
 *
 * @param code stable, for programs
 * @param count how many of them, such as orders
 * @param channel the upper-case channel it is about, or null
 * @param drawerId the drawer it is about, or null
 * @param detail for a person, in English
 */
record Block(
        String code,
        long count,
        @Nullable String channel,
        @Nullable String drawerId,
        String detail) {

    static Block of(String code, long count, String detail) {
        return new Block(code, count, null, null, detail);
    }

    static Block at(String channel, String code, String detail) {
        return new Block(code, 1, channel, null, detail);
    }

    static Block in(String drawerId, String code, String detail) {
        return new Block(code, 1, null, drawerId, detail);
    }

    static Block dayNotOver() {
        return of("day_not_over", 1, "The business date is not over");
    }

    static Block unsettled(long orders) {
        return of("orders_unsettled", orders, orders + " recharges still wait for their money");
    }

    static Block bonusNotExpired(long lots) {
        return of("bonus_not_expired", lots, "Bonus that has run out is still on cards: try again");
    }

    static Block outOfBalance() {
        return of("books_out_of_balance", 1, "Debits and credits differ: run an audit");
    }

    static Block notCounted(String drawerId) {
        return in(drawerId, "drawer_not_counted", "Count the drawer's cash of that date");
    }
}
