package io.larder.reconcile.day;

import org.jspecify.annotations.Nullable;

/**
 * What still stands against closing a day.
 *
 * @param code stable, for programs
 * @param channel the upper-case channel it is about, or null
 * @param drawerId the drawer it is about, or null
 * @param detail for a person, in English
 */
public record Missing(
        String code, @Nullable String channel, @Nullable String drawerId, String detail) {

    static Missing of(String code, String detail) {
        return new Missing(code, null, null, detail);
    }

    static Missing at(String channel, String code, String detail) {
        return new Missing(code, channel, null, detail);
    }

    static Missing in(String drawerId, String code, String detail) {
        return new Missing(code, null, drawerId, detail);
    }
}
