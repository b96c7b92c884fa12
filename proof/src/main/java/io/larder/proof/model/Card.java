package io.larder.proof.model;

import java.util.ArrayList;
import java.util.List;

/** A card of the model. */
final class Card {

    private static final long NAMED_LIMIT = 500_000;
    private static final long UNNAMED_LIMIT = 100_000;

    final long limit;
    final List<Lot> lots = new ArrayList<>();
    long held;
    boolean holder;
    private final boolean named;
    private String status;

    /** A payment's money. */
    static final class Lot {
        final int made;
        final long original;
        long left;
        long refunded;

        /**
         * @param made the step of the recharge that it came with, or -1
         */
        Lot(int made, long original) {
            this.made = made;
            this.original = original;
            this.left = original;
        }
    }

    /** What was taken of a lot. */
    record Taken(Lot lot, long minor) {}

    Card(boolean named, boolean active) {
        this.named = named;
        this.limit = named ? NAMED_LIMIT : UNNAMED_LIMIT;
        this.status = active ? "ACTIVE" : "ISSUED";
    }

    long posted() {
        return lots.stream().mapToLong(lot -> lot.left).sum();
    }

    long available() {
        return posted() - held;
    }

    boolean isFrozen() {
        return status.equals("FROZEN");
    }

    Lot lot(int made) {
        return lots.stream().filter(one -> one.made == made).findFirst().orElseThrow();
    }

    /** Whether it is in use. */
    String use() {
        return switch (status) {
            case "ISSUED" -> "card_not_active";
            case "FROZEN" -> "card_frozen";
            default -> Model.OK;
        };
    }

    /** Whether so much can be put on it by its holder. */
    String admit(long minor) {
        if (!use().equals(Model.OK)) {
            return use();
        }
        if (minor > limit - posted()) {
            return "card_over_limit";
        }
        return named && !holder ? "real_name_required" : Model.OK;
    }

    /** Whether it can pay so much. */
    String pay(long minor) {
        if (minor <= 0) {
            return "amount_not_positive";
        }
        return !use().equals(Model.OK)
                ? use()
                : minor > available() ? "not_enough_money" : Model.OK;
    }

    /** Takes it, the oldest money first. */
    List<Taken> take(long minor) {
        var taken = new ArrayList<Taken>();
        long missing = minor;
        for (var lot : lots) {
            long part = Math.min(missing, lot.left);
            if (part > 0) {
                lot.left -= part;
                missing -= part;
                taken.add(new Taken(lot, part));
            }
        }
        return taken;
    }

    String turn(String from, String to) {
        if (!status.equals(from)) {
            return "card_status_forbids";
        }
        status = to;
        return Model.OK;
    }
}
