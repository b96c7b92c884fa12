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
    private final String expiresOn;
    private String status;
    private int firstOpen;
    private Card goneTo = this;

    /** A payment's money. */
    static final class Lot {
        /** The card that it is on. */
        Card card;

        final int made;
        final long original;
        long left;
        long refunded;

        /**
         * @param made the step of the recharge that it came with, or -1
         */
        private Lot(Card card, int made, long original) {
            this.card = card;
            this.made = made;
            this.original = original;
            this.left = original;
        }
    }

    /** What was taken of a lot. */
    record Taken(Lot lot, long minor) {}

    /**
     * @param expiresOn its last day, year first
     */
    Card(boolean named, boolean active, String expiresOn) {
        this.named = named;
        this.expiresOn = expiresOn;
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

    /** Money comes. */
    Lot add(int made, long minor) {
        var lot = new Lot(this, made, minor);
        lots.add(lot);
        return lot;
    }

    /** The card that has its money now. */
    Card now() {
        return goneTo == this ? this : goneTo.now();
    }

    /** Whether it is in use. */
    String use() {
        return switch (status) {
            case "ISSUED" -> "card_not_active";
            case "FROZEN" -> "card_frozen";
            case "CLOSED" -> "card_closed";
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
        while (firstOpen < lots.size() && lots.get(firstOpen).left == 0) {
            firstOpen++;
        }
        return taken;
    }

    /** What was taken comes back: to its lot, or as a new one when the lot's card is gone. */
    void giveBack(Lot lot, long minor) {
        if (goneTo == this) {
            lot.left += minor;
            firstOpen = Math.min(firstOpen, lots.indexOf(lot));
        } else {
            var unused = now().add(-1, minor);
        }
    }

    /** Ends it; everything from its first open lot on goes to another one. */
    String merge(Card into) {
        if (this == into) {
            return "transfer_to_itself";
        }
        for (var refusal : List.of(use(), into.use())) {
            if (!refusal.equals(Model.OK)) {
                return refusal;
            }
        }
        if (named != into.named || into.expiresOn.compareTo(expiresOn) < 0) {
            return "cards_do_not_match";
        }
        if (holder != into.holder) {
            return "card_has_holder";
        }
        if (posted() > into.limit - into.posted()) {
            return "card_over_limit";
        }
        var moved = lots.subList(firstOpen, lots.size());
        moved.forEach(lot -> lot.card = into);
        into.lots.addAll(moved);
        moved.clear();
        into.held += held;
        held = 0;
        goneTo = into;
        status = "CLOSED";
        return Model.OK;
    }

    /** Says who holds it. */
    String register() {
        if (status.equals("CLOSED")) {
            return use();
        }
        holder = true;
        return Model.OK;
    }

    String turn(String from, String to) {
        if (!status.equals(from)) {
            return "card_status_forbids";
        }
        status = to;
        return Model.OK;
    }
}
