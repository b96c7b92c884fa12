package io.larder.card.spend;

import io.larder.card.CardRefusal;
import io.larder.card.spend.Spend.Spent;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Moment;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pays one sale with several cards, or with cards and cash: all of it or nothing. The cards are
 * judged in the order in which they were given.
 *
 * @param spends each of another card, in the sale's store
 * @param cashMinor fen put into the drawer; 0 when none
 * @param drawerId null when there is no cash
 */
record PaySale(
        String saleId,
        String storeId,
        List<Spend> spends,
        long cashMinor,
        @Nullable String drawerId)
        implements Part<String, CardRefusal> {

    private static final String CODE = "sale-cash";

    PaySale {
        spends = List.copyOf(spends);
        if (spends.isEmpty() || cashMinor < 0 || cashMinor > 0 != (drawerId != null)) {
            throw new IllegalArgumentException("a sale is paid with cards, and cash in a drawer");
        }
    }

    @Override
    public Reads reads() {
        return Reads.all(spends.stream().map(Spend::reads));
    }

    @Override
    public Step<String, CardRefusal> decide(View view, Moment now) {
        var more = Reads.NONE;
        var changes = Changes.NONE;
        for (int i = 0; i < spends.size(); i++) {
            switch (spends.get(i).decide(view.with(changes), now)) {
                case Step.NeedsMore<Spent, CardRefusal>(Reads reads) -> more = more.and(reads);
                case Step.Done<Spent, CardRefusal>(Spent spent, Changes paid) ->
                        changes = changes.and(paid);
                case Step.Refused<Spent, CardRefusal>(CardRefusal why) -> {
                    // with rows missing, an earlier card may still be the one to refuse
                    if (more.equals(Reads.NONE)) {
                        return new Step.Refused<>(new CardRefusal.OfTender(i, why));
                    }
                }
            }
        }
        return more.equals(Reads.NONE)
                ? new Step.Done<>(saleId, sold(changes, now))
                : new Step.NeedsMore<>(more);
    }

    private Changes sold(Changes changes, Moment now) {
        long cardsMinor = spends.stream().mapToLong(Spend::amountMinor).sum();
        var sale =
                new SaleRow(
                        saleId,
                        storeId,
                        spends.stream().map(Spend::reference).collect(Collectors.joining(" ")),
                        cardsMinor + cashMinor,
                        cashMinor,
                        drawerId,
                        now.at(),
                        now.businessDate());
        var all = changes.insert(Spends.SALES, sale);
        return drawerId == null
                ? all
                : all.transfer(Chart.cash(drawerId), Chart.sales(storeId), cashMinor, CODE, saleId);
    }
}
