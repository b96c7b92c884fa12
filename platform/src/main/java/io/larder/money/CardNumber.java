package io.larder.money;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.random.RandomGenerator;

/**
 * A card's printed number: 16 digits, {@code 9}, three for the issuer, eleven random, one Luhn
 * check digit (ISO/IEC 7812-1 annex B). It begins with 9 so that no till takes it for a payment
 * code. Its {@link #toString()} is masked; {@link #digits()} is the number itself.
 */
public record CardNumber(@JsonValue String digits) {

    private static final int LENGTH = 16;

    /** Refuses anything but a well-formed number with {@link IllegalArgumentException}. */
    public CardNumber {
        if (!isWellFormed(digits)) {
            throw new IllegalArgumentException("not a card number");
        }
    }

    /** Whether the text is 16 digits, starts with 9 and has the right check digit. */
    public static boolean isWellFormed(String digits) {
        return digits.length() == LENGTH
                && digits.charAt(0) == '9'
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && luhnSum(digits) % 10 == 0;
    }

    /**
     * A new number.
     *
     * @param issuer three digits
     * @param random a cryptographically secure source: numbers must not be guessable
     */
    public static CardNumber random(String issuer, RandomGenerator random) {
        var body = "9" + issuer + "%011d".formatted(random.nextLong(100_000_000_000L));
        int check = (10 - luhnSum(body + "0") % 10) % 10;
        return new CardNumber(body + check);
    }

    /** The first four and last four digits, as logs and lists show it. */
    public String masked() {
        return digits.substring(0, 4) + "********" + digits.substring(LENGTH - 4);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static int luhnSum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum;
    }
}
