package io.larder.proof.judge;

/**
 * Something that is not as it must be.
 *
 * @param rule a stable name, such as {@code balance_is_sum_of_transfers}
 * @param subject the row or order it is about
 * @param what in words, with the figures
 */
public record Finding(String rule, String subject, String what) {

    @Override
    public String toString() {
        return rule + " " + subject + ": " + what;
    }
}
