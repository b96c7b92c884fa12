package io.larder.reconcile.match;

import static io.larder.reconcile.match.DifferenceType.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.channel.FeeSchedule;
import io.larder.reconcile.bill.BillLine;
import io.larder.reconcile.bill.LineKind;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final FeeSchedule FEES = new FeeSchedule(60, RoundingMode.HALF_UP);
    private static final Terms TERMS = new Terms(DAY, "CNY", FEES, Set.of("m1"));

    @Test
    void sameMoneyOnBothSidesIsAPair() {
        var matched = match(List.of(paid("1", 10_000)), List.of(line("1", 10_000)));

        assertThat(matched.pairs()).hasSize(1);
        assertThat(matched.differences()).isEmpty();
        assertThat(matched.feeMinor()).isEqualTo(60);
    }

    @Test
    void refundMatchesByItsNumberWhateverItsDayAndGivesItsFeeBack() {
        var late = refunded("1", 10_000, DAY.plusDays(1));
        var matched =
                match(
                        List.of(paid("1", 10_000), late),
                        List.of(line("1", 10_000), refundLine("1", 10_000, -60)));

        assertThat(matched.pairs()).hasSize(2);
        assertThat(matched.differences()).isEmpty();
        assertThat(matched.feeMinor()).isZero();
    }

    @Test
    void refundMayKeepItsFee() {
        var matched =
                match(List.of(refunded("1", 10_000, DAY)), List.of(refundLine("1", 10_000, 0)));

        assertThat(matched.pairs()).hasSize(1);
    }

    @Test
    void moneyThatTheBillLeavesOutWaitsInSuspense() {
        var difference = only(match(List.of(paid("1", 10_000)), List.of()));

        assertThat(difference.type()).isEqualTo(MISSING_AT_CHANNEL);
        assertThat(difference.orderId()).isEqualTo("order_1");
        assertThat(difference.suspenseDebitMinor()).isEqualTo(10_000);
    }

    @Test
    void moneyThatOnlyTheBillKnowsIsCreditedToSuspenseLessItsFee() {
        var difference = only(match(List.of(), List.of(line("1", 10_000))));

        assertThat(difference.type()).isEqualTo(MISSING_HERE);
        assertThat(difference.orderId()).isNull();
        assertThat(difference.suspenseDebitMinor()).isEqualTo(-9_940);
    }

    @Test
    void secondPaymentNobodyBookedIsMissingHereUnderItsOrder() {
        var second = line("1", "t9", 10_000, 60, "CNY", "m1", true);
        var matched = match(List.of(paid("1", 10_000)), List.of(line("1", 10_000), second));

        assertThat(only(matched).type()).isEqualTo(MISSING_HERE);
        assertThat(only(matched).orderId()).isEqualTo("order_1");
    }

    @Test
    void otherFigureIsAnAmountDifferenceWhicheverFigureItsFeeFollows() {
        for (long fee : new long[] {60, 54}) {
            var altered = line("1", "t1", 9_000, fee, "CNY", "m1", true);
            var matched = match(List.of(paid("1", 10_000)), List.of(altered));

            assertThat(only(matched).type()).isEqualTo(AMOUNT);
            assertThat(only(matched).suspenseDebitMinor()).isEqualTo(1_000);
            assertThat(matched.feeMinor()).isEqualTo(fee);
        }
    }

    @Test
    void otherFeeIsAFeeDifferenceAndOnlyTheTermsFeeIsAnExpense() {
        var matched =
                match(
                        List.of(paid("1", 10_000)),
                        List.of(line("1", "t1", 10_000, 75, "CNY", "m1", true)));

        assertThat(only(matched).type()).isEqualTo(FEE);
        assertThat(only(matched).suspenseDebitMinor()).isEqualTo(15);
        assertThat(matched.feeMinor()).isEqualTo(60);
    }

    @Test
    void secondLineOfTheSamePaymentIsADuplicate() {
        var matched =
                match(List.of(paid("1", 10_000)), List.of(line("1", 10_000), line("1", 10_000)));

        assertThat(matched.pairs()).hasSize(1);
        assertThat(only(matched).type()).isEqualTo(DUPLICATE);
        assertThat(only(matched).orderId()).isEqualTo("order_1");
        assertThat(only(matched).suspenseDebitMinor()).isEqualTo(-9_940);
    }

    @Test
    void lineThatAnEarlierBillListedIsADuplicate() {
        var booking = paid("1", 10_000);
        var ours = new OurSide().add(List.of(booking)).listedBefore(List.of(booking.name()));
        var matched = Matching.of(TERMS, ours, List.of(line("1", 10_000)));

        assertThat(only(matched).type()).isEqualTo(DUPLICATE);
    }

    @Test
    void bookingThatAnEarlierBillListedIsNotMissing() {
        var booking = paid("1", 10_000);
        var ours = new OurSide().add(List.of(booking)).listedBefore(List.of(booking.name()));

        assertThat(Matching.of(TERMS, ours, List.of()).differences()).isEmpty();
    }

    @Test
    void paymentBookedOnTheNextDayIsOnTheWrongDayAndItsMoneyAgrees() {
        var booking = on(DAY.plusDays(1), paid("1", 10_000));
        var matched = match(List.of(booking), List.of(line("1", 10_000)));

        assertThat(only(matched).type()).isEqualTo(WRONG_DAY);
        assertThat(only(matched).suspenseDebitMinor()).isZero();
        assertThat(matched.feeMinor()).isEqualTo(60);
    }

    @Test
    void refundThatOneSideDoesNotKnowOrWithAnotherFigureIsARefundMismatch() {
        var booked = refunded("1", 10_000, DAY);

        var missing = only(match(List.of(booked), List.of()));
        var unknown = only(match(List.of(), List.of(refundLine("1", 10_000, -60))));
        var other = only(match(List.of(booked), List.of(refundLine("1", 9_000, -54))));

        assertThat(List.of(missing.type(), unknown.type(), other.type()))
                .containsOnly(REFUND_MISMATCH);
        assertThat(missing.suspenseDebitMinor()).isEqualTo(-10_000);
        assertThat(unknown.suspenseDebitMinor()).isEqualTo(9_940);
        assertThat(other.suspenseDebitMinor()).isEqualTo(-1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CURRENCY", "STATUS", "UNKNOWN_MERCHANT"})
    void lineOfOtherMoneyClaimsNothing(DifferenceType type) {
        var line =
                line(
                        "1",
                        "t1",
                        10_000,
                        60,
                        type == CURRENCY ? "HKD" : "CNY",
                        type == UNKNOWN_MERCHANT ? "m2" : "m1",
                        type != STATUS);

        assertThat(only(match(List.of(paid("1", 10_000)), List.of(line))).suspenseDebitMinor())
                .isEqualTo(10_000);
        assertThat(only(match(List.of(), List.of(line))).suspenseDebitMinor()).isZero();
        assertThat(only(match(List.of(), List.of(line))).type()).isEqualTo(type);
    }

    @Test
    void otherOrderNumberUnderOneTransactionIsNotTheSamePayment() {
        var crossed = line("2", "t1", 10_000, 60, "CNY", "m1", true);
        var matched = match(List.of(paid("1", 10_000)), List.of(crossed));

        assertThat(matched.differences().stream().map(Difference::type))
                .containsExactly(MISSING_HERE, MISSING_AT_CHANNEL);
    }

    /**
     * Whatever the bill does, the receivable ends where the bill says, and for each order
     * receivable and suspense together stay what we booked: 300 random days.
     */
    @Test
    void receivableFollowsTheBillAndSuspenseHoldsTheRest() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var bookings = new ArrayList<Booking>();
            var lines = new ArrayList<BillLine>();
            var expected = new TreeMap<DifferenceType, Integer>();
            for (int i = 0; i < 40; i++) {
                day(random, Integer.toString(i), bookings, lines, expected);
            }
            java.util.Collections.shuffle(lines, random);

            var matched = match(bookings, lines);

            assertThat(types(matched)).as("seed %s", seed).isEqualTo(expected);
            long booked = bookings.stream().mapToLong(Booking::bookedMinor).sum();
            long suspense =
                    matched.differences().stream().mapToLong(Difference::suspenseDebitMinor).sum();
            long billed =
                    lines.stream().mapToLong(line -> line.claimMinor() - line.feeMinor()).sum();
            assertThat(booked - suspense - matched.feeMinor())
                    .as("seed %s", seed)
                    .isEqualTo(billed);
            assertThat(matched.pairs().size() + linesIn(matched)).isEqualTo(lines.size());
        }
    }

    private static void day(
            Random random,
            String i,
            List<Booking> bookings,
            List<BillLine> lines,
            Map<DifferenceType, Integer> expected) {
        long minor = 1 + random.nextInt(100_000);
        long fee = FEES.feeMinor(minor);
        bookings.add(paid(i, minor));
        switch (random.nextInt(7)) {
            case 0 -> expected.merge(MISSING_AT_CHANNEL, 1, Integer::sum);
            case 1 -> {
                long other = minor + 1 + random.nextInt(500);
                lines.add(line(i, "t" + i, other, fee, "CNY", "m1", true));
                expected.merge(AMOUNT, 1, Integer::sum);
            }
            case 2 -> {
                lines.add(line(i, "t" + i, minor, fee + 7, "CNY", "m1", true));
                expected.merge(FEE, 1, Integer::sum);
            }
            case 3 -> {
                lines.add(line(i, minor));
                lines.add(line(i, minor));
                expected.merge(DUPLICATE, 1, Integer::sum);
            }
            case 4 -> {
                lines.add(line(i, minor));
                bookings.add(refunded(i, minor, DAY));
                lines.add(refundLine(i, minor, random.nextBoolean() ? -fee : 0));
            }
            default -> lines.add(line(i, minor));
        }
    }

    private static int linesIn(Matched matched) {
        return (int) matched.differences().stream().filter(d -> d.line() != null).count();
    }

    private static Map<DifferenceType, Integer> types(Matched matched) {
        var types = new TreeMap<DifferenceType, Integer>();
        matched.differences().forEach(d -> types.merge(d.type(), 1, Integer::sum));
        return types;
    }

    private static Matched match(List<Booking> bookings, List<BillLine> lines) {
        return Matching.of(TERMS, new OurSide().add(bookings), lines);
    }

    private static Difference only(Matched matched) {
        assertThat(matched.differences()).hasSize(1);
        return matched.differences().getFirst();
    }

    private static Booking paid(String i, long minor) {
        return new Booking(
                LineKind.PAYMENT, "order_" + i, "n" + i, "t" + i, null, minor, DAY, null);
    }

    private static Booking refunded(String i, long minor, LocalDate date) {
        return new Booking(
                LineKind.REFUND, "order_" + i, "n" + i, "t" + i, "r" + i, minor, date, null);
    }

    private static Booking on(LocalDate date, Booking booking) {
        return new Booking(
                booking.kind(),
                booking.orderId(),
                booking.channelOrderNumber(),
                booking.transactionId(),
                booking.refundNumber(),
                booking.amountMinor(),
                date,
                null);
    }

    private static BillLine line(String i, long minor) {
        return line(i, "t" + i, minor, FEES.feeMinor(minor), "CNY", "m1", true);
    }

    private static BillLine line(
            String i,
            String transaction,
            long minor,
            long fee,
            String currency,
            String merchant,
            boolean moved) {
        return line(LineKind.PAYMENT, i, transaction, null, minor, fee, currency, merchant, moved);
    }

    private static BillLine refundLine(String i, long minor, long fee) {
        return line(LineKind.REFUND, i, "t" + i, "r" + i, minor, fee, "CNY", "m1", true);
    }

    private static BillLine line(
            LineKind kind,
            String i,
            String transaction,
            @Nullable String refund,
            long minor,
            long fee,
            String currency,
            String merchant,
            boolean moved) {
        return new BillLine(
                1,
                kind,
                "n" + i,
                transaction,
                refund,
                minor,
                currency,
                merchant,
                "SUCCESS",
                moved,
                fee,
                "");
    }
}
