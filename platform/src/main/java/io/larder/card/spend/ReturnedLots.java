package io.larder.card.spend;

import io.larder.card.bonus.BonusRow;
import io.larder.card.bonus.BonusTables;
import io.larder.card.core.CardRow;
import io.larder.card.core.CardTables;
import io.larder.card.core.LotKind;
import io.larder.card.core.LotRow;
import io.larder.card.core.OpenLots;
import io.larder.card.spend.TakenLots.Share;
import io.larder.ledger.Changes;
import io.larder.ledger.Reads;
import io.larder.ledger.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Money that goes back to the lots of the card that paid, or to another card. */
record ReturnedLots(List<Returned> all) {

    /** What goes back to one lot, as the lot is now. */
    record Returned(LotRow lot, long minor) {

        boolean bonus() {
            return lot.kind() == LotKind.BONUS;
        }
    }

    /** A card that has taken the money. */
    record Landed(CardRow card, Changes changes) {}

    static Reads reads(String cardId, List<Share> shares) {
        Set<Object> ids =
                shares.stream().map(share -> share.lotId(cardId)).collect(Collectors.toSet());
        return new Reads(Map.of(CardTables.LOTS, ids), Set.of());
    }

    /** Those of the shares; null while their rows are not locked. */
    static @Nullable ReturnedLots of(View view, String cardId, List<Share> shares) {
        var found = new ArrayList<Returned>();
        for (var share : shares) {
            var id = share.lotId(cardId);
            if (!view.knows(CardTables.LOTS, id)) {
                return null;
            }
            found.add(new Returned(view.row(CardTables.LOTS, id), share.minor()));
        }
        return new ReturnedLots(found);
    }

    long minor() {
        return all.stream().mapToLong(Returned::minor).sum();
    }

    long bonusMinor() {
        return all.stream().filter(Returned::bonus).mapToLong(Returned::minor).sum();
    }

    long principalMinor() {
        return minor() - bonusMinor();
    }

    /**
     * Puts it on a card: into its own lots, or as new lots of the same source and term on another
     * card. A lot that lies too far back gets a new one too, since a spend looks at every lot from
     * the first open one on, and one whose last day has passed, so that it runs out once more.
     */
    Landed on(CardRow card, LocalDate today) {
        var changes = Changes.NONE;
        int openFrom = card.firstOpenLot();
        int newLots = 0;
        for (var returned : all) {
            var lot = returned.lot();
            if (lot.cardId().equals(card.id())
                    && card.nextLot() - lot.number() <= OpenLots.MOST
                    && !lot.isOver(today)) {
                changes = changes.update(CardTables.LOTS, lot.more(returned.minor()));
                openFrom = Math.min(openFrom, lot.number());
            } else {
                var id = LotRow.idOf(card.id(), card.nextLot() + newLots);
                var again = lot.again(id, card.id(), returned.minor(), today);
                changes = changes.insert(CardTables.LOTS, again);
                if (again.kind() == LotKind.BONUS) {
                    changes = changes.insert(BonusTables.BONUSES, BonusRow.of(again));
                }
                newLots++;
            }
        }
        var after = card.returned(openFrom, newLots, bonusMinor());
        return new Landed(after, changes.update(CardTables.CARDS, after));
    }
}
