package io.larder.card.core;

import io.larder.card.CardStatus;
import io.larder.card.HolderKind;
import io.larder.compliance.CardRules;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A card as stored. Whoever touches its accounts or lots locks this row and raises its version
 * once.
 *
 * @param customerId opaque; who that is, only the vault knows
 * @param storeId where it was issued
 * @param expiresOn the last day on which it can be used, or null
 * @param bonusMinor posted balance of its bonus account, kept here so that a limit is judged
 *     without locking a second account
 * @param firstOpenLot every lot before this one is used up
 * @param nextLot the number that its next lot gets
 */
public record CardRow(
        String id,
        String productId,
        boolean named,
        CardStatus status,
        @Nullable String freezeReason,
        @Nullable String customerId,
        @Nullable HolderKind holderKind,
        String storeId,
        LocalDate issuedOn,
        @Nullable LocalDate expiresOn,
        long bonusMinor,
        int firstOpenLot,
        int nextLot,
        long version) {

    /** A card that was just made. */
    public static CardRow issued(
            String id,
            CardProduct product,
            CardStatus status,
            String storeId,
            CardRules rules,
            LocalDate today) {
        return new CardRow(
                id,
                product.id(),
                product.named(),
                status,
                null,
                null,
                null,
                storeId,
                today,
                rules.lastDay(product.named(), today),
                0,
                0,
                0,
                1);
    }

    public boolean expired(LocalDate today) {
        return expiresOn != null && expiresOn.isBefore(today);
    }

    public boolean heldByUnit() {
        return holderKind == HolderKind.UNIT;
    }

    /** How many lots a spend has to look at. */
    public int openLots() {
        return nextLot - firstOpenLot;
    }

    /** Its id for the next lot. */
    public String nextLotId() {
        return LotRow.idOf(id, nextLot);
    }

    /** With one more change to its money. */
    public CardRow raised() {
        return lots(bonusMinor, firstOpenLot, nextLot);
    }

    /** With one more lot. */
    public CardRow withLot() {
        return withLots(1);
    }

    /** With this many more lots. */
    public CardRow withLots(int more) {
        return lots(bonusMinor, firstOpenLot, nextLot + more);
    }

    /** After money left its lots. */
    public CardRow spent(int openFrom, long bonusLeftMinor) {
        return lots(bonusLeftMinor, openFrom, nextLot);
    }

    /** In another status; the reason is kept while it is frozen. */
    public CardRow in(CardStatus next, @Nullable String reason) {
        return new CardRow(
                id,
                productId,
                named,
                next,
                reason,
                customerId,
                holderKind,
                storeId,
                issuedOn,
                expiresOn,
                bonusMinor,
                firstOpenLot,
                nextLot,
                version + 1);
    }

    /** With a registered holder. */
    public CardRow heldBy(String customer, HolderKind kind) {
        return new CardRow(
                id,
                productId,
                named,
                status,
                freezeReason,
                customer,
                kind,
                storeId,
                issuedOn,
                expiresOn,
                bonusMinor,
                firstOpenLot,
                nextLot,
                version + 1);
    }

    private CardRow lots(long bonus, int firstOpen, int next) {
        return new CardRow(
                id,
                productId,
                named,
                status,
                freezeReason,
                customerId,
                holderKind,
                storeId,
                issuedOn,
                expiresOn,
                bonus,
                firstOpen,
                next,
                version + 1);
    }
}
