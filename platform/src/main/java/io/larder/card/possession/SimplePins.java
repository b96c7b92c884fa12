package io.larder.card.possession;

/** Which PINs are among the first to be guessed. */
final class SimplePins {

    private static final int DIGITS = 6;
    private static final int FEWEST_DIFFERENT = 3;

    private SimplePins() {}

    static boolean isPin(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Rows such as 123456 and 987654, repetitions such as 123123, and one or two digits alone. */
    static boolean isSimple(String pin) {
        return pin.chars().distinct().count() < FEWEST_DIFFERENT
                || pin.substring(0, DIGITS / 2).equals(pin.substring(DIGITS / 2))
                || rises(pin, 1)
                || rises(pin, 9);
    }

    /** Whether each digit is the one before plus a step, beginning anew after 9. */
    private static boolean rises(String pin, int step) {
        for (int i = 1; i < pin.length(); i++) {
            if ((pin.charAt(i - 1) - '0' + step) % 10 != pin.charAt(i) - '0') {
                return false;
            }
        }
        return true;
    }
}
