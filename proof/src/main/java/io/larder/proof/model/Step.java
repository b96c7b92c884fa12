package io.larder.proof.model;

/**
 * A command of a sequence. It names what earlier steps made by their ids; a step that is not there,
 * or was refused, made nothing, so every part of a sequence is a sequence.
 *
 * @param id in its sequence
 * @param card the card that it is about: 0 to {@link Sequence#CARDS} - 1
 * @param other the card that a transfer goes to
 * @param of the step that made the hold or the recharge it is about, or the step that is repeated
 * @param amount resolved when the step is played
 * @param hours how long a hold is valid, or how long to wait
 * @param copies how often it is sent at once; those under one key must come out as one
 * @param oneKey whether the copies have the same key
 */
record Step(
        int id,
        Verb verb,
        int card,
        int other,
        int of,
        Amount amount,
        int hours,
        int copies,
        boolean oneKey) {

    private static final int CROWD = 12;

    /** What a step does. */
    enum Verb {
        RECHARGE,
        SPEND,
        HOLD,
        COMMIT,
        VOID,
        TRANSFER,
        REFUND,
        /** Gives back what a spend took. */
        RETURN,
        /** One sale, paid by two cards with the same amount each. */
        SALE,
        FREEZE,
        UNFREEZE,
        ACTIVATE,
        REGISTER,
        /** Ends a card; another one gets everything of it. */
        MERGE,
        /** Sends an earlier step's request again, under its key. */
        REPEAT,
        /** The same, with another body. */
        REPEAT_CHANGED,
        WAIT
    }

    /**
     * An amount that depends on how its card stands then.
     *
     * @param plus fen, added to the base
     */
    record Amount(Base base, long plus) {}

    /** What an amount is counted from. */
    enum Base {
        ZERO,
        /** What can be spent. */
        AVAILABLE,
        /** What may still be put on the card (for transfers: on the other one). */
        ROOM,
        /** What the hold holds. */
        HELD,
        /** What is left of the recharge. */
        REFUNDABLE,
        /** What of the spend was not given back. */
        SPENT,
        /** None is named. */
        NONE
    }

    Step {
        if (copies < 1) {
            throw new IllegalArgumentException("no copies");
        }
    }

    /**
     * With so many copies under its one key that some meet in one batch, if it has more than one.
     */
    Step crowded() {
        return copies == 1 || !oneKey
                ? this
                : new Step(id, verb, card, other, of, amount, hours, CROWD, true);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("%3d. %s".formatted(id, verb));
        switch (verb) {
            case WAIT -> text.append(" %d h".formatted(hours));
            case COMMIT, VOID, REFUND, RETURN -> text.append(" what step %d made".formatted(of));
            case REPEAT, REPEAT_CHANGED -> text.append(" step %d".formatted(of));
            case SALE, MERGE -> text.append(" %s and %s".formatted(name(card), name(other)));
            case TRANSFER -> text.append(" %s to %s".formatted(name(card), name(other)));
            default -> text.append(" ").append(name(card));
        }
        if (verb == Verb.HOLD) {
            text.append(" for %d h".formatted(hours));
        }
        if (copies > 1) {
            text.append(", %d at once, %s".formatted(copies, oneKey ? "one key" : "own keys"));
        }
        return text.toString();
    }

    private static char name(int card) {
        return (char) ('A' + card);
    }
}
