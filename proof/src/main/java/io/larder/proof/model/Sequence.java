package io.larder.proof.model;

import io.larder.proof.model.Step.Amount;
import io.larder.proof.model.Step.Base;
import io.larder.proof.model.Step.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws sequences: the same seed and number give the same steps. */
final class Sequence {

    /** A and B are unnamed, C is named. */
    static final int CARDS = 3;

    /** Steps of one sequence between two waits, and how many such rounds it has. */
    static final int STEPS_A_ROUND = 10;

    static final int ROUNDS = 4;

    /** Business time between rounds; no hold ends within an hour of it. */
    static final int HOURS_BETWEEN = 7;

    private static final int[] HOLD_HOURS = {3, 10, 17, 500};
    private static final long[] STEPS_ASIDE = {0, 0, 0, 1, -1, 2, -2, 100};

    private final SplittableRandom random;
    private final List<Step> steps = new ArrayList<>();

    private Sequence(SplittableRandom random) {
        this.random = random;
    }

    static List<Step> of(long seed, int number) {
        var sequence = new Sequence(new SplittableRandom(seed * 1_000_003 + number));
        var nothing = new Amount(Base.NONE, 0);
        sequence.add(number % 4 == 0 ? Verb.UNFREEZE : Verb.REGISTER, CARDS - 1, 0, 0, nothing);
        for (int round = 0; round < ROUNDS; round++) {
            if (round > 0) {
                sequence.add(Verb.WAIT, 0, HOURS_BETWEEN, 0, new Amount(Base.NONE, 0));
            }
            for (int i = 0; i < STEPS_A_ROUND; i++) {
                sequence.draw();
            }
        }
        return sequence.steps;
    }

    private void draw() {
        int dice = random.nextInt(100);
        int card = random.nextInt(CARDS);
        if (dice < 25) {
            add(Verb.RECHARGE, card, 0, 0, amount(Base.ROOM, 60_000));
        } else if (dice < 43) {
            add(Verb.SPEND, card, 0, 0, amount(Base.AVAILABLE, 20_000));
        } else if (dice < 55) {
            int hours = HOLD_HOURS[random.nextInt(HOLD_HOURS.length)];
            add(Verb.HOLD, card, hours, 0, amount(Base.AVAILABLE, 20_000));
        } else if (dice < 63) {
            var all = new Amount(Base.NONE, 0);
            add(Verb.COMMIT, card, 0, earlier(Verb.HOLD), random.nextBoolean() ? all : held());
        } else if (dice < 67) {
            add(Verb.VOID, card, 0, earlier(Verb.HOLD), new Amount(Base.NONE, 0));
        } else if (dice < 76) {
            add(Verb.TRANSFER, card, 0, 0, amount(Base.AVAILABLE, 20_000));
        } else if (dice < 82) {
            var part = amount(Base.REFUNDABLE, 30_000);
            var all = new Amount(Base.NONE, 0);
            add(Verb.REFUND, card, 0, earlier(Verb.RECHARGE), random.nextBoolean() ? all : part);
        } else if (dice < 89) {
            var part = amount(Base.SPENT, 20_000);
            var all = new Amount(Base.NONE, 0);
            add(Verb.RETURN, card, 0, earlier(Verb.SPEND), random.nextBoolean() ? all : part);
        } else if (dice < 91) {
            add(Verb.SALE, card, 0, 0, amount(Base.AVAILABLE, 10_000));
        } else if (dice < 94) {
            add(rare(), card, 0, 0, new Amount(Base.NONE, 0));
        } else if (dice < 95) {
            add(Verb.MERGE, card, 0, 0, new Amount(Base.NONE, 0));
        } else {
            boolean same = random.nextInt(3) > 0;
            int of = steps.isEmpty() ? 0 : random.nextInt(steps.size());
            add(same ? Verb.REPEAT : Verb.REPEAT_CHANGED, card, 0, of, new Amount(Base.NONE, 0));
        }
    }

    /** A card that is frozen stays so long that others are refused, but not for ever. */
    private Verb rare() {
        var verbs =
                List.of(Verb.FREEZE, Verb.UNFREEZE, Verb.UNFREEZE, Verb.ACTIVATE, Verb.REGISTER);
        return verbs.get(random.nextInt(verbs.size()));
    }

    private Amount held() {
        return new Amount(Base.HELD, aside());
    }

    /** Mostly anything; often just what is there, and a fen more or less. */
    private Amount amount(Base edge, int most) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Amount(edge, aside());
            case 2 -> new Amount(Base.ZERO, 1);
            case 3 -> new Amount(Base.ZERO, random.nextInt(5) == 0 ? extreme() : 2);
            default -> new Amount(Base.ZERO, random.nextInt(most) + 1);
        };
    }

    private long extreme() {
        long[] values = {0, -1, 100_000_000, 100_000_001, Long.MAX_VALUE, Long.MIN_VALUE};
        return values[random.nextInt(values.length)];
    }

    private long aside() {
        return STEPS_ASIDE[random.nextInt(STEPS_ASIDE.length)];
    }

    /** A step that may have made such a thing; step 0 made none when there is none. */
    private int earlier(Verb verb) {
        var made = steps.stream().filter(step -> step.verb() == verb).toList();
        return made.isEmpty() ? 0 : made.get(random.nextInt(made.size())).id();
    }

    private void add(Verb verb, int card, int hours, int of, Amount amount) {
        boolean race = verb == Verb.SPEND && random.nextInt(12) == 0;
        boolean twice = verb != Verb.WAIT && !race && random.nextInt(25) == 0;
        boolean toItself = random.nextInt(20) == 0;
        int other = toItself ? card : (card + 1 + random.nextInt(CARDS - 1)) % CARDS;
        int copies = race ? 3 : twice ? 2 : 1;
        steps.add(new Step(steps.size(), verb, card, other, of, amount, hours, copies, twice));
    }
}
