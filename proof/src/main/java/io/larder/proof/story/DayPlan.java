package io.larder.proof.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a seed makes of a day: who recharges what, how, and which requests are malformed.
 *
 * @param wishes good requests
 * @param bad requests that must be refused
 * @param cards how many cards are needed so that no good request meets a limit
 */
record DayPlan(List<Wish> wishes, List<BadRequest> bad, int cards) {

    private static final double BAD_SHARE = 0.03;
    private static final long CARD_LIMIT_MINOR = 100_000;

    /**
     * Draws a day.
     *
     * @param recharges how many requests in all
     * @param channels names of the channels to pay through, upper case
     */
    static DayPlan of(long seed, int recharges, List<String> channels) {
        var random = new Random(seed);
        var wishes = new ArrayList<Wish>();
        var bad = new ArrayList<BadRequest>();
        int card = 0;
        long onCard = 0;
        for (int i = 0; i < recharges; i++) {
            if (random.nextDouble() < BAD_SHARE) {
                bad.add(BadRequest.values()[random.nextInt(BadRequest.values().length)]);
                continue;
            }
            long amount = 1_000L + 100L * random.nextInt(290) + random.nextInt(100);
            if (onCard + amount > CARD_LIMIT_MINOR) {
                card++;
                onCard = 0;
            }
            onCard += amount;
            wishes.add(wish(seed, i, card, amount, channels, random));
        }
        java.util.Collections.shuffle(wishes, random);
        return new DayPlan(wishes, bad, card + 1);
    }

    private static Wish wish(
            long seed, int i, int card, long amount, List<String> channels, Random random) {
        int way = random.nextInt(channels.size() + 1);
        var payWith = way == 0 ? "CASH" : channels.get(way - 1);
        return new Wish(
                "demo-%d-%06d".formatted(seed, i),
                payWith,
                card,
                amount,
                outcome(random.nextInt(100)),
                random.nextInt(100) == 0);
    }

    private static String outcome(int percentile) {
        return switch (percentile) {
            case 0 -> "REFUSED";
            case 1, 2 -> "CANCELLED";
            case 3 -> Wish.LEAVES;
            default -> "PAID";
        };
    }
}
