package io.larder.bench;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** How traffic spreads over cards. */
sealed interface WhichCards {

    /** The next card. */
    String next(RandomGenerator random);

    /** Every card alike. */
    record Uniform(List<String> cards) implements WhichCards {

        @Override
        public String next(RandomGenerator random) {
            return cards.get(random.nextInt(cards.size()));
        }
    }

    /**
     * Zipf-distributed with exponent 1: the n-th card gets a share of 1/n; and one more card takes
     * a fixed share of everything.
     *
     * @param upTo cumulated shares of all but the first card, the last of them 1
     */
    record Zipf(List<String> cards, double hotShare, double[] upTo) implements WhichCards {

        static Zipf of(List<String> cards, double hotShare) {
            var upTo = new double[cards.size() - 1];
            double sum = 0;
            for (int i = 0; i < upTo.length; i++) {
                sum += 1.0 / (i + 1);
                upTo[i] = sum;
            }
            for (int i = 0; i < upTo.length; i++) {
                upTo[i] /= sum;
            }
            return new Zipf(cards, hotShare, upTo);
        }

        @Override
        public String next(RandomGenerator random) {
            if (random.nextDouble() < hotShare) {
                return cards.getFirst();
            }
            int at = Arrays.binarySearch(upTo, random.nextDouble());
            return cards.get(1 + Math.min(at < 0 ? -at - 1 : at, upTo.length - 1));
        }
    }
}
