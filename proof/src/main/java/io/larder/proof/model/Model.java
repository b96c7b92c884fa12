package io.larder.proof.model;

import io.larder.proof.model.Step.Amount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the documents say of a few cards: README, docs/REFUSALS.md and proof/scenarios. One thread,
 * no store, no lanes. A refusal changes nothing; the answer is a code or {@value #OK}.
 */
final class Model {

    static final String OK = "ok";
    private static final long LARGEST_RECHARGE = 100_000_000;

    private record Hold(Card card, long amount, int until) {}

    /** A spend, with what it took of which lot; what is given back goes from the end. */
    private static final class Spend {
        final Card card;
        final List<Card.Taken> taken;
        long returned;

        Spend(Card card, List<Card.Taken> taken) {
            this.card = card;
            this.taken = taken;
        }

        long left() {
            return taken.stream().mapToLong(Card.Taken::minor).sum() - returned;
        }
    }

    final List<Card> cards = new ArrayList<>();
    private final Map<Integer, Hold> holds = new HashMap<>();
    private final Map<Integer, Hold> endedHolds = new HashMap<>();
    private final Map<Integer, Card.Lot> recharged = new HashMap<>();
    private final Map<Integer, Spend> spends = new HashMap<>();
    private int hour;

    /** The amount that a step means as things stand. */
    long resolve(Step step) {
        Amount amount = step.amount();
        long base =
                switch (amount.base()) {
                    case ZERO, NONE -> 0;
                    case AVAILABLE -> cards.get(step.card()).available();
                    case ROOM -> cards.get(step.card()).limit - cards.get(step.card()).posted();
                    case HELD -> held(step.of());
                    case REFUNDABLE -> refundable(step.of());
                    case SPENT -> spends.containsKey(step.of()) ? leftOf(step.of()) : 7;
                };
        return base + amount.plus();
    }

    /** Plays a step. */
    String play(Step step, long minor) {
        var card = cards.get(step.card());
        return switch (step.verb()) {
            case RECHARGE -> recharge(step.id(), card, minor);
            case SPEND -> spend(step.id(), card, minor);
            case RETURN -> giveBack(step.of(), step.amount().base() == Step.Base.NONE, minor);
            case SALE -> sale(card, cards.get(step.other()), minor);
            case HOLD -> hold(step, card, minor);
            case COMMIT -> commit(step.of(), step.amount().base() == Step.Base.NONE, minor);
            case VOID -> end(step.of());
            case TRANSFER -> transfer(card, cards.get(step.other()), minor);
            case REFUND -> refund(step.of(), step.amount().base() == Step.Base.NONE, minor);
            case FREEZE -> card.turn("ACTIVE", "FROZEN");
            case UNFREEZE -> card.turn("FROZEN", "ACTIVE");
            case ACTIVATE -> card.turn("ISSUED", "ACTIVE");
            case REGISTER -> card.register();
            case MERGE -> card.merge(cards.get(step.other()));
            case WAIT -> later(step.hours());
            case REPEAT, REPEAT_CHANGED -> throw new IllegalArgumentException("played as it was");
        };
    }

    /** Time goes on, and holds run out. */
    String later(int hours) {
        hour += hours;
        var due = new HashMap<>(holds);
        due.values().removeIf(hold -> hold.until() > hour);
        due.keySet().forEach(this::end);
        return OK;
    }

    private long held(int id) {
        var hold = holds.get(id);
        return hold == null ? 7 : hold.amount();
    }

    private String recharge(int id, Card card, long minor) {
        if (minor <= 0) {
            return "amount_not_positive";
        }
        if (minor > LARGEST_RECHARGE) {
            return "amount_too_large";
        }
        var refusal = card.admit(minor);
        if (refusal.equals(OK)) {
            recharged.put(id, card.add(id, minor));
        }
        return refusal;
    }

    private String spend(int id, Card card, long minor) {
        var refusal = card.pay(minor);
        if (refusal.equals(OK)) {
            spends.put(id, new Spend(card, card.take(minor)));
        }
        return refusal;
    }

    /** What was sent under several keys at once cannot be named afterwards. */
    void forget(int spend) {
        spends.remove(spend);
    }

    private long leftOf(int spend) {
        var found = spends.get(spend);
        return found == null ? 0 : found.left();
    }

    private String giveBack(int id, boolean all, long asked) {
        var spend = spends.get(id);
        if (spend == null) {
            return "unknown_spend";
        }
        if (!all && asked <= 0) {
            return "amount_not_positive";
        }
        if (spend.left() == 0) {
            return "spend_refunded";
        }
        long minor = all ? spend.left() : asked;
        if (minor > spend.left()) {
            return "above_spend";
        }
        var now = spend.card.now();
        if (minor > now.limit - now.posted()) {
            return "card_over_limit";
        }
        long skipped = spend.returned;
        long missing = minor;
        for (var taken : spend.taken.reversed()) {
            long there = taken.minor() - Math.min(skipped, taken.minor());
            skipped -= taken.minor() - there;
            long part = Math.min(there, missing);
            if (part > 0) {
                spend.card.giveBack(taken.lot(), part);
            }
            missing -= part;
        }
        spend.returned += minor;
        return OK;
    }

    /** All of it or nothing; the first card is judged first. */
    private static String sale(Card one, Card other, long minor) {
        if (minor <= 0) {
            return "amount_not_positive";
        }
        if (one == other || minor > Long.MAX_VALUE / 2) {
            return "invalid_field";
        }
        for (var refusal : List.of(one.pay(minor), other.pay(minor))) {
            if (!refusal.equals(OK)) {
                return refusal;
            }
        }
        one.take(minor);
        other.take(minor);
        return OK;
    }

    private String hold(Step step, Card card, long minor) {
        var refusal = card.pay(minor);
        if (refusal.equals(OK)) {
            card.held += minor;
            holds.put(step.id(), new Hold(card, minor, hour + step.hours()));
        }
        return refusal;
    }

    private String commit(int id, boolean all, long asked) {
        var hold = holds.getOrDefault(id, endedHolds.get(id));
        if (hold == null) {
            return "unknown_hold";
        }
        long minor = all ? hold.amount() : asked;
        if (minor <= 0) {
            return "amount_not_positive";
        }
        if (!holds.containsKey(id)) {
            return "hold_ended";
        }
        if (minor > hold.amount()) {
            return "above_hold";
        }
        hold.card().now().take(minor);
        return end(id);
    }

    private String end(int id) {
        var hold = holds.remove(id);
        if (hold == null) {
            return endedHolds.containsKey(id) ? "hold_ended" : "unknown_hold";
        }
        hold.card().now().held -= hold.amount();
        endedHolds.put(id, hold);
        return OK;
    }

    private static String transfer(Card from, Card to, long minor) {
        if (minor <= 0) {
            return "amount_not_positive";
        }
        if (from == to) {
            return "transfer_to_itself";
        }
        for (var refusal : List.of(from.use(), to.admit(minor), from.pay(minor))) {
            if (!refusal.equals(OK)) {
                return refusal;
            }
        }
        from.take(minor).forEach(taken -> to.add(-1, taken.minor()));
        return OK;
    }

    private String refund(int id, boolean rest, long asked) {
        var lot = recharged.get(id);
        if (lot == null) {
            return "unknown_recharge";
        }
        if (!rest && asked <= 0) {
            return "amount_not_positive";
        }
        if (lot.refunded == lot.original) {
            return "recharge_not_refundable";
        }
        if (!rest && asked > lot.original - lot.refunded) {
            return "refund_above_recharge";
        }
        if (lot.card.isFrozen()) {
            return "card_frozen";
        }
        long most = Math.min(lot.left, lot.card.available());
        long minor = rest ? most : asked;
        if (minor == 0 || minor > most) {
            return "recharge_spent";
        }
        lot.left -= minor;
        lot.refunded += minor;
        return OK;
    }

    private long refundable(int id) {
        var lot = recharged.get(id);
        return lot == null ? 7 : Math.min(lot.left, lot.card.available());
    }
}
