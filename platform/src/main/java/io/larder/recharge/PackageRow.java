package io.larder.recharge;

import io.larder.card.Bonus;
import io.larder.card.Uncredit;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a recharge beside its payment: the bonus promised and given for it, and what went
 * back. Recharges that have neither have no such row.
 *
 * @param id the order's id
 * @param campaignId the campaign that promised bonus, or null
 * @param promisedMinor the bonus promised when the order was asked for
 * @param validDays how many days after its own the bonus can be spent
 * @param mostOnCardMinor the most that the campaign gives one card, or null
 * @param bonusLotId the bonus on the card, or null
 * @param bonusMinor the bonus given
 * @param refundedMinor what was taken off the card for the payer
 * @param bonusBackMinor what was taken off the card for the bonus
 * @param paidBackMinor what of the refunded money has come home
 */
record PackageRow(
        String id,
        @Nullable String campaignId,
        long promisedMinor,
        int validDays,
        @Nullable Long mostOnCardMinor,
        @Nullable String bonusLotId,
        long bonusMinor,
        long refundedMinor,
        long bonusBackMinor,
        long paidBackMinor) {

    /** Of an order without bonus, of which nothing went back yet. */
    static PackageRow plain(String orderId) {
        return new PackageRow(orderId, null, 0, 0, null, null, 0, 0, 0, 0);
    }

    /** Of a recharge that is paid at once: promised and given. */
    static PackageRow given(String orderId, Bonus.Given given) {
        return new PackageRow(
                orderId,
                given.campaignId(),
                given.minor(),
                0,
                null,
                given.lotId(),
                given.minor(),
                0,
                0,
                0);
    }

    /** Of a recharge whose money comes later. */
    static PackageRow promised(String orderId, Bonus.Promised promised) {
        return new PackageRow(
                orderId,
                promised.campaignId(),
                promised.minor(),
                promised.validDays(),
                promised.mostOnCardMinor(),
                null,
                0,
                0,
                0,
                0);
    }

    /** What was promised, for the money that has come. */
    Bonus promise() {
        return campaignId == null
                ? Bonus.NONE
                : new Bonus.Promised(campaignId, promisedMinor, validDays, mostOnCardMinor);
    }

    /** With its bonus on the card. */
    PackageRow given(Bonus.Given given) {
        return new PackageRow(
                id,
                campaignId,
                promisedMinor,
                validDays,
                mostOnCardMinor,
                given.lotId(),
                given.minor(),
                refundedMinor,
                bonusBackMinor,
                paidBackMinor);
    }

    /** What went off the card. */
    Uncredit.Before before() {
        return new Uncredit.Before(refundedMinor, bonusBackMinor);
    }

    /** After more of it was taken off the card. */
    PackageRow refunded(long minor, long bonusMinorBack) {
        return changed(refundedMinor + minor, bonusBackMinor + bonusMinorBack, paidBackMinor);
    }

    /** After a refund has come home. */
    PackageRow paidBack(long minor) {
        return changed(refundedMinor, bonusBackMinor, paidBackMinor + minor);
    }

    private PackageRow changed(long refunded, long bonusBack, long paidBack) {
        return new PackageRow(
                id,
                campaignId,
                promisedMinor,
                validDays,
                mostOnCardMinor,
                bonusLotId,
                bonusMinor,
                refunded,
                bonusBack,
                paidBack);
    }
}
