package io.larder.card.core;

import io.larder.card.CardAccounts;
import io.larder.card.CardRefusal;
import io.larder.card.CardRefusal.Plain;
import io.larder.ledger.Changes;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The lots of a card from its first open one to its newest, in the order of their numbers. */
public record OpenLots(CardRow card, List<LotRow> lots) {

    /**
     * How many lots a card may have that are not all used up. A spend locks them all, so this
     * bounds a command; arrived money is still credited beyond it.
     */
    public static final int MOST = 1_000;

    /**
     * What a spend takes.
     *
     * @param minor how much could be taken, at most what was asked for
     * @param bonusMinor how much of it is bonus
     * @param shares what was taken of each lot, in the order of taking
     * @param openFrom the card's first open lot afterwards
     */
    public record Taken(long minor, long bonusMinor, List<Share> shares, int openFrom) {

        /** How much of it is principal. */
        public long principalMinor() {
            return minor - bonusMinor;
        }

        /** And the lots with what is left of them. */
        public Changes and(Changes changes) {
            var all = changes;
            for (var share : shares) {
                all = all.update(CardTables.LOTS, share.lot());
            }
            return all;
        }
    }

    /**
     * What was taken of one lot.
     *
     * @param lot with what is left of it
     */
    public record Share(LotRow lot, long minor) {}

    /** What is decided of a card in use whose lots are locked. */
    @FunctionalInterface
    public interface Use<R> {
        /** Decides. */
        Step<R, CardRefusal> decide(CardRow card, OpenLots lots);
    }

    /**
     * Decides over a card's lots if it may be used on this day: unknown, frozen, closed and expired
     * cards are refused, and lots that are not locked yet are asked for.
     */
    public static <R> Step<R, CardRefusal> inUse(
            View view, String cardId, LocalDate today, Use<R> use) {
        var card = view.find(CardTables.CARDS, cardId);
        if (card == null) {
            return new Step.Refused<>(Plain.UNKNOWN_CARD);
        }
        var refusal = Standing.forUse(card, today);
        if (refusal != null) {
            return new Step.Refused<>(refusal);
        }
        return known(view, card)
                ? use.decide(card, of(view, card))
                : new Step.NeedsMore<>(reads(card));
    }

    /** The rows to lock. */
    public static Reads reads(CardRow card) {
        return new Reads(Map.of(CardTables.LOTS, Set.copyOf(ids(card))), Set.of());
    }

    /** Whether they are locked already. */
    public static boolean known(View view, CardRow card) {
        return ids(card).stream().allMatch(id -> view.knows(CardTables.LOTS, id));
    }

    public static OpenLots of(View view, CardRow card) {
        return new OpenLots(
                card, ids(card).stream().map(id -> view.row(CardTables.LOTS, id)).toList());
    }

    /**
     * What can be spent on a day and is not held back. Money that is held counts against what can
     * be spent on that day, so that it is there when its hold ends.
     */
    public Available available(View view, LocalDate today) {
        var free =
                new Available(
                        -view.balance(CardAccounts.principal(card.id())).debitsPending(),
                        -view.balance(CardAccounts.bonus(card.id())).debitsPending());
        for (var lot : lots) {
            if (lot.spendable(today)) {
                free = free.less(lot.kind(), -lot.remainingMinor());
            }
        }
        return free;
    }

    /**
     * Takes an amount, or as much as there is, in the order of spending.
     *
     * @param most of each kind
     * @param day the day on which the lots have to be spendable
     */
    public Taken take(long amountMinor, Available most, LocalDate day) {
        long missing = amountMinor;
        var left = most;
        var shares = new ArrayList<Share>();
        for (var lot : lots.stream().sorted(LotRow.SPEND_ORDER).toList()) {
            long there = Math.min(lot.remainingMinor(), left.of(lot.kind()));
            long part = lot.spendable(day) ? Math.min(missing, there) : 0;
            if (part > 0) {
                shares.add(new Share(lot.less(part), part));
                missing -= part;
                left = left.less(lot.kind(), part);
            }
        }
        long bonus = most.bonusMinor() - left.bonusMinor();
        return new Taken(amountMinor - missing, bonus, shares, openFrom(shares));
    }

    private int openFrom(List<Share> shares) {
        var left = new HashMap<String, Long>();
        shares.forEach(share -> left.put(share.lot().id(), share.lot().remainingMinor()));
        for (int i = 0; i < lots.size(); i++) {
            var lot = lots.get(i);
            if (left.getOrDefault(lot.id(), lot.remainingMinor()) > 0) {
                return card.firstOpenLot() + i;
            }
        }
        return card.nextLot();
    }

    private static List<String> ids(CardRow card) {
        return IntStream.range(card.firstOpenLot(), card.nextLot())
                .mapToObj(number -> LotRow.idOf(card.id(), number))
                .toList();
    }
}
