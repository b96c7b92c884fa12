package io.larder.reconcile.match;

import io.larder.reconcile.bill.BillLine;
import io.larder.reconcile.bill.LineKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches a day's bill. Each line and each booking comes out once: in a pair, or in a difference.
 *
 * <p>The rule behind every figure: after the differences are posted, the channel's receivable
 * stands where the bill says, and what our books said otherwise stands in suspense. A difference
 * moves money between these two accounts only, so that for each order receivable and suspense
 * together stay what we booked.
 */
public final class Matching {

    /** Why recharge kept money off a card that was another figure than asked. */
    private static final String OTHER_FIGURE = "amount_mismatch";

    private final Terms terms;
    private final OurSide ours;
    private final List<Matched.Pair> pairs = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Set<Booking.Name> seen = new HashSet<>();
    private long feeMinor;

    private Matching(Terms terms, OurSide ours) {
        this.terms = terms;
        this.ours = ours;
    }

    /** Matches all lines of a bill. */
    public static Matched of(Terms terms, OurSide ours, Collection<BillLine> lines) {
        var matching = new Matching(terms, ours);
        lines.forEach(matching::line);
        matching.unlisted();
        matching.disputed();
        return new Matched(matching.pairs, matching.differences, matching.feeMinor);
    }

    private void line(BillLine line) {
        var name = Booking.Name.of(line);
        var booking = ours.find(name);
        if (!seen.add(name) || ours.wasListed(name)) {
            unbooked(DifferenceType.DUPLICATE, line);
        } else if (claimsNothing(line)) {
            notOurs(line, booking);
        } else if (booking == null) {
            unbooked(
                    line.kind() == LineKind.PAYMENT
                            ? DifferenceType.MISSING_HERE
                            : DifferenceType.REFUND_MISMATCH,
                    line);
        } else if (booking.amountMinor() != line.amountMinor()) {
            otherFigure(line, booking);
        } else {
            sameFigure(line, booking);
        }
    }

    private boolean claimsNothing(BillLine line) {
        return unknownMerchant(line) || !line.currency().equals(terms.currency()) || !line.moved();
    }

    private boolean unknownMerchant(BillLine line) {
        return !terms.merchantIds().isEmpty() && !terms.merchantIds().contains(line.merchantId());
    }

    /**
     * Another's money, another currency or no money: the line claims nothing that we could book.
     */
    private void notOurs(BillLine line, @Nullable Booking booking) {
        DifferenceType type;
        if (unknownMerchant(line)) {
            type = DifferenceType.UNKNOWN_MERCHANT;
        } else {
            type =
                    line.currency().equals(terms.currency())
                            ? DifferenceType.STATUS
                            : DifferenceType.CURRENCY;
        }
        long booked = booking == null ? 0 : booking.bookedMinor();
        differ(type, line, booking, 0, booked);
    }

    /** The line claims money, less its fee, for which we booked nothing. */
    private void unbooked(DifferenceType type, BillLine line) {
        long claim = line.claimMinor();
        differences.add(
                new Difference(
                        type,
                        Booking.Name.of(line),
                        ours.orderOf(line.channelOrderNumber()),
                        line,
                        0,
                        claim,
                        line.feeMinor() - claim));
    }

    private void otherFigure(BillLine line, Booking booking) {
        var type =
                line.kind() == LineKind.PAYMENT
                        ? DifferenceType.AMOUNT
                        : DifferenceType.REFUND_MISMATCH;
        long fee =
                terms.allows(line.kind(), line.amountMinor(), line.feeMinor())
                        ? line.feeMinor()
                        : acceptedFee(line, booking);
        feeMinor += fee;
        long suspense = booking.bookedMinor() - line.claimMinor() + line.feeMinor() - fee;
        differ(type, line, booking, line.claimMinor(), suspense);
    }

    private void sameFigure(BillLine line, Booking booking) {
        long fee = acceptedFee(line, booking);
        long deviation = line.feeMinor() - fee;
        feeMinor += fee;
        boolean otherDay =
                line.kind() == LineKind.PAYMENT && !booking.businessDate().equals(terms.date());
        if (deviation != 0) {
            differ(DifferenceType.FEE, line, booking, line.claimMinor(), deviation);
        } else if (otherDay) {
            differ(DifferenceType.WRONG_DAY, line, booking, line.claimMinor(), 0);
        } else {
            pairs.add(new Matched.Pair(line, booking));
        }
    }

    /** The line's fee when it follows from what we booked, else the fee that would. */
    private long acceptedFee(BillLine line, Booking booking) {
        return terms.allows(line.kind(), booking.amountMinor(), line.feeMinor())
                ? line.feeMinor()
                : terms.feeMinor(line.kind(), booking.amountMinor());
    }

    private void differ(
            DifferenceType type,
            BillLine line,
            @Nullable Booking booking,
            long billMinor,
            long suspenseMinor) {
        differences.add(
                new Difference(
                        type,
                        Booking.Name.of(line),
                        booking == null
                                ? ours.orderOf(line.channelOrderNumber())
                                : booking.orderId(),
                        line,
                        booking == null ? 0 : booking.bookedMinor(),
                        billMinor,
                        suspenseMinor));
    }

    /**
     * Money that the payer made another figure than was asked: it agrees with the bill and waits
     * for its refund, but a person should know.
     */
    private void disputed() {
        for (var booking :
                ours.of(terms.date(), booking -> OTHER_FIGURE.equals(booking.unappliedWhy()))) {
            differences.add(
                    new Difference(
                            DifferenceType.AMOUNT,
                            booking.name(),
                            booking.orderId(),
                            null,
                            booking.bookedMinor(),
                            booking.bookedMinor(),
                            0));
        }
    }

    private void unlisted() {
        var left =
                ours.of(
                        terms.date(),
                        booking ->
                                !seen.contains(booking.name()) && !ours.wasListed(booking.name()));
        for (var booking : left) {
            differences.add(
                    new Difference(
                            booking.kind() == LineKind.PAYMENT
                                    ? DifferenceType.MISSING_AT_CHANNEL
                                    : DifferenceType.REFUND_MISMATCH,
                            booking.name(),
                            booking.orderId(),
                            null,
                            booking.bookedMinor(),
                            0,
                            booking.bookedMinor()));
        }
    }
}
