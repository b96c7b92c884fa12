package io.larder.sandbox.keys;

import java.security.SecureRandom;

/** Random text that cannot be guessed. */
public final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private RandomText() {}

    /** Letters and digits. */
    public static String letters(int length) {
        return from(LETTERS, length);
    }

    /** Decimal digits. */
    public static String digits(int length) {
        return from("0123456789", length);
    }

    /** Hexadecimal digits, upper case. */
    public static String hex(int length) {
        return from("0123456789ABCDEF", length);
    }

    private static String from(String alphabet, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
