package io.larder.card.core;

import io.larder.card.CardStatus;
import io.larder.card.FreezeReason;
import io.larder.card.HolderKind;
import io.larder.compliance.CardRules;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
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
 * @param freezeReason what the staff noted when it was frozen last, or null
 * @param frozenFor the {@link FreezeReasons} that stand; status is frozen while there are any
 * @param openChargebacks how many are not decided
 * @param replacedBy the card that its money went to when it was replaced or merged, or null
 * @param lotShift by how much the numbers of its lots from {@code firstOpenLot} on rose there
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
        String frozenFor,
        int openChargebacks,
        @Nullable String replacedBy,
        int lotShift,
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
                "",
                0,
                null,
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

    /** With a lot of principal and one of bonus. */
    public CardRow withBonus(long minor) {
        return lots(bonusMinor + minor, firstOpenLot, nextLot + 2);
    }

    /** After money left its lots. */
    public CardRow spent(int openFrom, long bonusLeftMinor) {
        return lots(bonusLeftMinor, openFrom, nextLot);
    }

    /** After money came back to its lots, some of it as new ones. */
    public CardRow returned(int openFrom, int newLots, long bonusBackMinor) {
        return lots(Math.addExact(bonusMinor, bonusBackMinor), openFrom, nextLot + newLots);
    }

    /** In another status, with this note. */
    public CardRow in(CardStatus next, @Nullable String note) {
        return with(next, note, frozenFor, openChargebacks);
    }

    /** The reasons for which it is frozen. */
    public Set<FreezeReason> freezes() {
        return FreezeReasons.of(frozenFor);
    }

    /** Frozen for one more reason. */
    public CardRow frozen(FreezeReason reason, @Nullable String note) {
        return frozenFor(FreezeReasons.with(freezes(), reason), note, openChargebacks);
    }

    /** Without some of the reasons for which it is frozen, and in use when none is left. */
    public CardRow unfrozen(Set<FreezeReason> reasons) {
        return frozenFor(FreezeReasons.without(freezes(), reasons), freezeReason, openChargebacks);
    }

    /** Blocked by one more chargeback. */
    public CardRow chargedBack(@Nullable String note) {
        return frozenFor(
                FreezeReasons.with(freezes(), FreezeReason.CHARGEBACK), note, openChargebacks + 1);
    }

    /** With one chargeback less, and not blocked by any after the last. */
    public CardRow chargebackEnded() {
        var reasons =
                openChargebacks == 1
                        ? FreezeReasons.without(freezes(), Set.of(FreezeReason.CHARGEBACK))
                        : freezes();
        return frozenFor(reasons, freezeReason, openChargebacks - 1);
    }

    private CardRow frozenFor(Set<FreezeReason> reasons, @Nullable String note, int chargebacks) {
        var text = FreezeReasons.text(reasons);
        return reasons.isEmpty()
                ? with(CardStatus.ACTIVE, null, text, chargebacks)
                : with(CardStatus.FROZEN, note, text, chargebacks);
    }

    private CardRow with(CardStatus next, @Nullable String note, String reasons, int chargebacks) {
        return new CardRow(
                id,
                productId,
                named,
                next,
                note,
                customerId,
                holderKind,
                storeId,
                issuedOn,
                expiresOn,
                bonusMinor,
                firstOpenLot,
                nextLot,
                reasons,
                chargebacks,
                replacedBy,
                lotShift,
                version + 1);
    }

    /** With a registered holder. */
    public CardRow heldBy(@Nullable String customer, @Nullable HolderKind kind) {
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
                frozenFor,
                openChargebacks,
                replacedBy,
                lotShift,
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
                frozenFor,
                openChargebacks,
                replacedBy,
                lotShift,
                version + 1);
    }

    /** Whether its money may go on as the other's: named to named, and not ending sooner. */
    public boolean mayGoOnAs(CardRow other) {
        return named == other.named
                && (other.expiresOn == null
                        || expiresOn != null && !other.expiresOn.isBefore(expiresOn));
    }

    /**
     * With everything of another card on it: its holder, its bonus and its open lots. A card that
     * was not in use yet comes into use.
     */
    public CardRow taking(CardRow other) {
        return new CardRow(
                id,
                productId,
                named,
                CardStatus.ACTIVE,
                null,
                customerId == null ? other.customerId : customerId,
                customerId == null ? other.holderKind : holderKind,
                storeId,
                issuedOn,
                expiresOn,
                Math.addExact(bonusMinor, other.bonusMinor),
                firstOpenLot,
                nextLot + other.openLots(),
                frozenFor,
                openChargebacks,
                replacedBy,
                lotShift,
                version + 1);
    }

    /**
     * Ended, its money gone to another card. Its lots from the first open one on have gone there
     * too, so the window of its open ones stays as it was, with nothing in it.
     */
    public CardRow goneTo(String successor, int shift) {
        return gone(successor, firstOpenLot, shift, version + 1);
    }

    /** Gone before, after its successor went on to another card; no change to its money. */
    public CardRow followedOn(CardRow successor) {
        var next = Objects.requireNonNull(successor.replacedBy());
        return gone(
                next,
                Math.max(firstOpenLot, successor.firstOpenLot() - lotShift),
                lotShift + successor.lotShift(),
                version);
    }

    /** Where one of its lots is now: its new id, or null when it had been used up before. */
    public @Nullable String lotNow(String lotId) {
        int number = LotRow.numberOf(lotId);
        if (replacedBy == null) {
            return lotId;
        }
        return number < firstOpenLot ? null : LotRow.idOf(replacedBy, number + lotShift);
    }

    /** Ended, with nothing on it. */
    public CardRow closed() {
        return gone(null, nextLot, 0, version + 1);
    }

    private CardRow gone(@Nullable String successor, int firstOpen, int shift, long next) {
        return new CardRow(
                id,
                productId,
                named,
                CardStatus.CLOSED,
                null,
                customerId,
                holderKind,
                storeId,
                issuedOn,
                expiresOn,
                0,
                firstOpen,
                nextLot,
                "",
                0,
                successor,
                shift,
                next);
    }
}
