package io.larder.compliance;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules for cards that are in force from a date on; amounts in minor units of the card's
 * currency. Where each comes from, and how sure that is, stands in the pack's file.
 *
 * @param pack the pack's id, such as {@code cn-2012-11-01}
 * @param effective the first date on which it holds
 * @param namedBalanceLimitMinor most that a named card may hold after a recharge
 * @param unnamedBalanceLimitMinor most that an unnamed card may hold after a recharge
 * @param bonusCountsTowardLimit whether bonus money counts toward that limit
 * @param namedRechargeNeedsHolder whether each recharge of a named card needs a registered holder
 * @param unnamedHolderFromMinor from this amount at once an unnamed purchase needs one too
 * @param unitNonCashFromMinor from this amount at once a unit may not pay in cash
 * @param individualNonCashFromMinor from this amount at once an individual may not pay in cash
 * @param remoteIsNonCash whether a purchase not made in person is never paid in cash
 * @param unnamedValidityYears years for which an unnamed card is valid; a named one has no end
 * @param cashRefundUpToMinor a balance up to this may be paid out in cash
 * @param coolingOffDays days after a payment in which it can be taken back; 0 for no such right
 */
public record CardRules(
        String pack,
        LocalDate effective,
        long namedBalanceLimitMinor,
        long unnamedBalanceLimitMinor,
        boolean bonusCountsTowardLimit,
        boolean namedRechargeNeedsHolder,
        long unnamedHolderFromMinor,
        long unitNonCashFromMinor,
        long individualNonCashFromMinor,
        boolean remoteIsNonCash,
        int unnamedValidityYears,
        long cashRefundUpToMinor,
        int coolingOffDays) {

    /** Whether a payment of a day can still be taken back for no reason. */
    public boolean withinCoolingOff(LocalDate paidOn, LocalDate today) {
        return !today.isAfter(paidOn.plusDays(coolingOffDays)) && coolingOffDays > 0;
    }

    /** The most that such a card may hold after a recharge. */
    public long balanceLimitMinor(boolean named) {
        return named ? namedBalanceLimitMinor : unnamedBalanceLimitMinor;
    }

    /**
     * What counts toward the limit.
     *
     * @param principalMinor principal on the card
     * @param bonusMinor bonus on the card
     */
    public long countedMinor(long principalMinor, long bonusMinor) {
        return bonusCountsTowardLimit ? Math.addExact(principalMinor, bonusMinor) : principalMinor;
    }

    /** The first duty that buying or recharging would break, if any. */
    public Optional<Breach> of(Purchase purchase) {
        if (purchase.balanceAfterMinor() > balanceLimitMinor(purchase.named())) {
            return Optional.of(Breach.OVER_LIMIT);
        }
        if (needsHolder(purchase) && !purchase.holderRegistered()) {
            return Optional.of(Breach.REAL_NAME_REQUIRED);
        }
        if (purchase.cash() && !cashAllowed(purchase)) {
            return Optional.of(Breach.CASH_NOT_ALLOWED);
        }
        return Optional.empty();
    }

    /** The last day of a card issued on this day, or null when it has no end. */
    public @Nullable LocalDate lastDay(boolean named, LocalDate issuedOn) {
        return named ? null : issuedOn.plusYears(unnamedValidityYears);
    }

    private boolean needsHolder(Purchase purchase) {
        return purchase.named()
                ? namedRechargeNeedsHolder
                : purchase.amountMinor() >= unnamedHolderFromMinor;
    }

    private boolean cashAllowed(Purchase purchase) {
        if (remoteIsNonCash && !purchase.inPerson()) {
            return false;
        }
        long from = purchase.byUnit() ? unitNonCashFromMinor : individualNonCashFromMinor;
        return purchase.amountMinor() < from;
    }

    /**
     * A purchase or recharge that is about to happen, as its room describes it.
     *
     * @param named whether the card is a named one
     * @param holderRegistered whether its holder (or the buyer) was identified
     * @param byUnit whether a unit buys, not an individual
     * @param amountMinor what is paid at once
     * @param balanceAfterMinor what would be on the card, counted by {@link #countedMinor}
     * @param inPerson whether the buyer stands there
     * @param cash whether it is paid in cash
     */
    public record Purchase(
            boolean named,
            boolean holderRegistered,
            boolean byUnit,
            long amountMinor,
            long balanceAfterMinor,
            boolean inPerson,
            boolean cash) {}

    /** A duty that would be broken. */
    public enum Breach {
        /** The card would hold more than it may. */
        OVER_LIMIT,
        /** A registered holder or buyer is needed first. */
        REAL_NAME_REQUIRED,
        /** This must be paid by transfer, not in cash. */
        CASH_NOT_ALLOWED
    }
}
