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

    /** A payment's money on a card. */
    static final class Lot {
        final int made;
        final long original;
        long left;
        long refunded;

        Lot(int made, long original) {
            this.made = made;
            this.original = original;
            this.left = original;
        }
    }

    /** A card. */
    static final class Card {
        final long limit;
        final boolean named;
        String status;
        boolean holder;
        long held;
        final List<Lot> lots = new ArrayList<>();

        Card(boolean named, boolean active) {
            this.named = named;
            this.limit = named ? 500_000 : 100_000;
            this.status = active ? "ACTIVE" : "ISSUED";
        }

        long posted() {
            return lots.stream().mapToLong(lot -> lot.left).sum();
        }

        long available() {
            return posted() - held;
        }
    }

    private record Hold(Card card, long amount, int until) {}

    final List<Card> cards = new ArrayList<>();
    private final Map<Integer, Hold> holds = new HashMap<>();
    private final Map<Integer, Hold> endedHolds = new HashMap<>();
    private final Map<Integer, Card> recharged = new HashMap<>();
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
                };
        return base + amount.plus();
    }

    /** Plays a step. */
    String play(Step step, long minor) {
        var card = cards.get(step.card());
        return switch (step.verb()) {
            case RECHARGE -> recharge(step.id(), card, minor);
            case SPEND -> spend(card, minor);
            case HOLD -> hold(step, card, minor);
            case COMMIT -> commit(step.of(), step.amount().base() == Step.Base.NONE, minor);
            case VOID -> end(step.of());
            case TRANSFER -> transfer(card, cards.get(step.other()), minor);
            case REFUND -> refund(step.of(), step.amount().base() == Step.Base.NONE, minor);
            case FREEZE -> turn(card, "ACTIVE", "FROZEN");
            case UNFREEZE -> turn(card, "FROZEN", "ACTIVE");
            case ACTIVATE -> turn(card, "ISSUED", "ACTIVE");
            case REGISTER -> {
                card.holder = true;
                yield OK;
            }
            case WAIT -> {
                hour += step.hours();
                var due = new HashMap<>(holds);
                due.values().removeIf(hold -> hold.until() > hour);
                due.keySet().forEach(this::end);
                yield OK;
            }
            case REPEAT, REPEAT_CHANGED -> throw new IllegalArgumentException("played as it was");
        };
    }

    private long held(int id) {
        var hold = holds.get(id);
        return hold == null ? 7 : hold.amount();
    }

    private static String use(Card card) {
        return switch (card.status) {
            case "ISSUED" -> "card_not_active";
            case "FROZEN" -> "card_frozen";
            default -> OK;
        };
    }

    private static String admit(Card card, long minor) {
        if (!use(card).equals(OK)) {
            return use(card);
        }
        if (minor > card.limit - card.posted()) {
            return "card_over_limit";
        }
        return card.named && !card.holder ? "real_name_required" : OK;
    }

    private String recharge(int id, Card card, long minor) {
        if (minor <= 0) {
            return "amount_not_positive";
        }
        if (minor > LARGEST_RECHARGE) {
            return "amount_too_large";
        }
        var refusal = admit(card, minor);
        if (refusal.equals(OK)) {
            card.lots.add(new Lot(id, minor));
            recharged.put(id, card);
        }
        return refusal;
    }

    private static String spend(Card card, long minor) {
        var refusal = pay(card, minor);
        if (refusal.equals(OK)) {
            take(card, minor);
        }
        return refusal;
    }

    /** Whether a card can pay so much. */
    private static String pay(Card card, long minor) {
        if (minor <= 0) {
            return "amount_not_positive";
        }
        return !use(card).equals(OK)
                ? use(card)
                : minor > card.available() ? "not_enough_money" : OK;
    }

    /** Takes it, the oldest money first; answers of which payments. */
    private static List<Lot> take(Card card, long minor) {
        var taken = new ArrayList<Lot>();
        long missing = minor;
        for (var lot : card.lots) {
            long part = Math.min(missing, lot.left);
            if (part > 0) {
                lot.left -= part;
                missing -= part;
                taken.add(new Lot(-1, part));
            }
        }
        return taken;
    }

    private String hold(Step step, Card card, long minor) {
        var refusal = pay(card, minor);
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
        take(hold.card(), minor);
        return end(id);
    }

    private String end(int id) {
        var hold = holds.remove(id);
        if (hold == null) {
            return endedHolds.containsKey(id) ? "hold_ended" : "unknown_hold";
        }
        hold.card().held -= hold.amount();
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
        for (var refusal : List.of(use(from), admit(to, minor), pay(from, minor))) {
            if (!refusal.equals(OK)) {
                return refusal;
            }
        }
        to.lots.addAll(take(from, minor));
        return OK;
    }

    private String refund(int id, boolean rest, long asked) {
        var card = recharged.get(id);
        if (card == null) {
            return "unknown_recharge";
        }
        if (!rest && asked <= 0) {
            return "amount_not_positive";
        }
        var lot = lot(card, id);
        if (lot.refunded == lot.original) {
            return "recharge_not_refundable";
        }
        if (!rest && asked > lot.original - lot.refunded) {
            return "refund_above_recharge";
        }
        if (card.status.equals("FROZEN")) {
            return "card_frozen";
        }
        long most = Math.min(lot.left, card.available());
        long minor = rest ? most : asked;
        if (minor == 0 || minor > most) {
            return "recharge_spent";
        }
        lot.left -= minor;
        lot.refunded += minor;
        return OK;
    }

    private static Lot lot(Card card, int id) {
        return card.lots.stream().filter(one -> one.made == id).findFirst().orElseThrow();
    }

    private long refundable(int id) {
        var card = recharged.get(id);
        return card == null ? 7 : Math.min(lot(card, id).left, card.available());
    }

    private static String turn(Card card, String from, String to) {
        if (!card.status.equals(from)) {
            return "card_status_forbids";
        }
        card.status = to;
        return OK;
    }
}
