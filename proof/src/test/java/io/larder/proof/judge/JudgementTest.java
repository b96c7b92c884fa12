package io.larder.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JudgementTest {

    @Test
    void a_day_in_order_is_explained_to_the_fen() {
        var day = Day.good();
        day.late("o3", "c3", 700);

        var judged = day.judged();

        assertThat(judged.findings()).isEmpty();
        assertThat(judged.unexplained().minor()).isZero();
        assertThat(judged.credits().ever()).isEqualTo(2);
        assertThat(judged.states()).containsEntry("RECONCILED", 2).containsEntry("CLOSED", 1);
    }

    @Test
    void a_difference_in_suspense_explains_what_the_bill_left_out() {
        var day = Day.good();
        day.difference("o2", "MISSING_AT_CHANNEL", 10_000);
        day.injected("o2", "MISSING_AT_CHANNEL");

        assertThat(day.judged().findings()).isEmpty();
    }

    @Test
    void a_line_billed_twice_is_explained_by_credit_in_suspense() {
        var day = Day.good();
        day.difference("o2", "DUPLICATE", -10_000);
        day.injected("o2", "DUPLICATE");

        assertThat(day.judged().findings()).isEmpty();
    }

    @Test
    void a_correction_takes_two_persons_and_one_posting() {
        var day = Day.good();
        day.credited("adj_1", "c1", 300, "staff_a", "staff_b");
        assertThat(day.judged().findings()).isEmpty();

        var alone = Day.good();
        alone.credited("adj_1", "c1", 300, "staff_a", "staff_a");
        assertThat(rules(alone)).containsExactly("two_persons_decide");

        day.adjustments.clear();
        assertThat(rules(day)).containsExactly("posted_was_approved");

        var other = Day.good();
        other.credited("adj_1", "c1", 300, "staff_a", "staff_b");
        other.adjustments.replaceAll(
                row ->
                        new AdjustmentRow(
                                row.id(),
                                "DEBIT",
                                row.cardId(),
                                row.state(),
                                row.amountMinor(),
                                row.askedBy(),
                                row.decidedBy()));
        assertThat(rules(other)).containsExactly("approved_is_posted_once");
    }

    private static List<String> rules(Day day) {
        return day.judged().findings().stream().map(Finding::rule).toList();
    }

    @Test
    void late_money_must_be_on_its_way_back_once() {
        var day = Day.good();
        day.late("o3", "c3", 700);
        assertThat(Receipts.ends(day.books())).hasSize(1);

        day.refunds.add(new RefundRow("r1", "o3", "UNAPPLIED", "SENT", "WECHAT", 700));
        assertThat(Receipts.ends(day.books())).isEmpty();

        day.receipts.add(new ReceiptRow("WECHAT/t9", "o3", "WECHAT", "t9", 700, "UNAPPLIED"));
        assertThat(Receipts.ends(day.books())).hasSize(1);
    }

    @Test
    void money_said_to_be_on_a_card_needs_a_confirmed_order() {
        var day = Day.good();
        day.asked("o3", "CLOSED", "c3", 300);
        day.receipts.add(new ReceiptRow("WECHAT/t9", "o3", "WECHAT", "t9", 300, "CARD"));

        assertThat(Receipts.ends(day.books())).hasSize(1);
    }

    @Test
    void a_payment_that_was_never_booked_is_unexplained() {
        var day = Day.good();
        day.asked("o3", "CLOSED", "c3", 300);
        day.journal.add(new JournalEntry("WECHAT", "PAYMENT", "n-o3", "t-o3", 300));

        var judged = day.judged();

        assertThat(judged.unexplained().minor()).isEqualTo(300);
        assertThat(judged.receipts()).extracting(Finding::what).containsExactly("no receipt");
    }

    @Test
    void payments_booked_with_each_others_amounts_do_not_cancel_out() {
        var day = new Day();
        day.wechat("o1", "c1", 1_000);
        day.wechat("o2", "c2", 1_100);
        var swapped = List.copyOf(day.journal);
        day.journal.clear();
        day.journal.add(new JournalEntry("WECHAT", "PAYMENT", "n-o2", "t-o2", 1_000));
        day.journal.add(new JournalEntry("WECHAT", "PAYMENT", "n-o1", "t-o1", 1_100));

        assertThat(swapped).hasSize(2);
        assertThat(day.judged().unexplained().minor()).isEqualTo(200);
    }

    @Test
    void a_journal_entry_without_an_order_is_unexplained() {
        var day = Day.good();
        day.journal.add(new JournalEntry("WECHAT", "PAYMENT", "n-of-nobody", "t9", 42));

        assertThat(day.judged().unexplained().minor()).isEqualTo(42);
    }

    @Test
    void a_payment_of_another_channel_with_our_number_is_unexplained() {
        var day = Day.good();
        day.journal.add(new JournalEntry("ALIPAY", "PAYMENT", "n-o2", "t9", 10_000));

        assertThat(day.judged().unexplained().minor()).isEqualTo(10_000);
    }

    @Test
    void a_receivable_without_a_journal_entry_is_unexplained() {
        var day = Day.good();
        day.move("receivable/wechat", "suspense/wechat", 77, "difference", "line_1");

        assertThat(day.judged().unexplained().minor()).isEqualTo(77);
    }

    @Test
    void a_resolved_difference_explains_nothing() {
        var day = Day.good();
        day.difference("o2", "AMOUNT", 100);
        day.injected("o2", "AMOUNT");
        day.differences.replaceAll(
                d ->
                        new DifferenceRow(
                                d.id(),
                                d.type(),
                                d.channel(),
                                d.orderId(),
                                d.channelOrderNumber(),
                                d.suspenseDebitMinor(),
                                "RESOLVED"));

        assertThat(day.judged().unexplained().minor()).isEqualTo(100);
    }

    @Test
    void a_drawer_is_held_against_the_drivers_own_count() {
        var day = Day.good();
        day.drawers.merge("d1", 1L, Long::sum);
        day.drawers.put("d2", 5L);

        assertThat(day.judged().unexplained().minor()).isEqualTo(6);
    }

    @Test
    void a_miscounted_drawer_is_explained_by_over_and_short() {
        var day = Day.good();
        day.move("cash-over-short/d1", "cash/d1", 100, "cash-difference", "d1");

        assertThat(day.judged().unexplained().minor()).isZero();
    }

    @Test
    void a_difference_of_another_type_is_both_false_and_missed() {
        var day = Day.good();
        day.difference("o2", "AMOUNT", 0);
        day.injected("o2", "FEE");

        var differences = day.judged().differences();

        assertThat(differences.falseOnes()).hasSize(1);
        assertThat(differences.missed()).hasSize(1);
    }

    @Test
    void one_injected_difference_found_twice_is_false_once() {
        var day = Day.good();
        day.difference("o2", "AMOUNT", 0);
        day.difference("o2", "AMOUNT", 0);
        day.injected("o2", "AMOUNT");

        var differences = day.judged().differences();

        assertThat(differences.falseOnes()).hasSize(1);
        assertThat(differences.missed()).isEmpty();
        assertThat(differences.found()).containsEntry("AMOUNT", 2);
    }

    @Test
    void an_order_credited_twice_is_found_even_when_all_sums_agree() {
        var day = Day.good();
        day.move("cash/d1", Names.principal("c1"), 5_000, "recharge", "o1", "POST");
        day.lots.add(new LotRow("l-again", "c1", "PRINCIPAL", 5_000, 5_000));
        day.drawers.merge("d1", 5_000L, Long::sum);

        assertThat(day.judged().findings())
                .extracting(Finding::rule)
                .containsExactly("confirmed_order_has_one_credit");
    }

    @Test
    void a_confirmed_order_without_credit_is_found() {
        var day = Day.good();
        day.orders.add(new OrderRow("o9", "CONFIRMED", "c1", 10, "CASH", Optional.of("d1"), true));

        assertThat(day.judged().credits().confirmedWithout()).hasSize(1);
    }

    @Test
    void a_credit_on_anothers_card_is_found() {
        var day = Day.good();
        day.orders.replaceAll(
                o ->
                        o.id().equals("o1")
                                ? new OrderRow(
                                        "o1",
                                        "RECONCILED",
                                        "c7",
                                        5_000,
                                        "CASH",
                                        Optional.of("d1"),
                                        true)
                                : o);

        assertThat(day.judged().credits().confirmedWithout()).hasSize(1);
    }

    @Test
    void a_credit_without_confirmed_order_is_found() {
        var day = Day.good();
        day.orders.removeIf(order -> order.id().equals("o1"));

        assertThat(day.judged().credits().withoutConfirmed()).hasSize(1);
    }

    @Test
    void a_balance_changed_by_hand_is_found() {
        var findings =
                tampered(
                        books ->
                                Tampered.accounts(
                                        books,
                                        a ->
                                                new AccountRow(
                                                        a.name(),
                                                        a.stripe(),
                                                        a.debitsPosted(),
                                                        a.creditsPosted() + 1,
                                                        a.debitsPending(),
                                                        a.creditsPending())));

        assertThat(findings).contains("balance_is_sum_of_transfers", "lots_equal_balance");
    }

    @Test
    void a_hold_changed_by_hand_is_found() {
        var findings =
                tampered(
                        books ->
                                Tampered.accounts(
                                        books,
                                        a ->
                                                new AccountRow(
                                                        a.name(),
                                                        a.stripe(),
                                                        a.debitsPosted(),
                                                        a.creditsPosted(),
                                                        a.debitsPending(),
                                                        a.creditsPending() - 1)));

        assertThat(findings).contains("balance_is_sum_of_transfers");
    }

    @Test
    void a_lot_changed_by_hand_is_found() {
        var day = Day.good();
        day.lots.replaceAll(
                lot -> new LotRow(lot.id(), lot.cardId(), lot.kind(), lot.originalMinor(), 1));

        assertThat(day.judged().lots()).hasSize(2);
    }

    @Test
    void money_held_back_without_an_open_hold_is_found() {
        var day = Day.good();
        day.held("h1", "c1", 1_000);
        assertThat(day.judged().balances()).isEmpty();

        day.holds.replaceAll(hold -> new HoldRow(hold.id(), hold.cardId(), "VOIDED", 1_000, 0));

        assertThat(day.judged().balances())
                .extracting(Finding::rule)
                .containsExactly("holds_equal_pending");
    }

    @Test
    void an_amount_changed_by_hand_breaks_the_chain() {
        var findings =
                tampered(
                        books ->
                                Tampered.transfers(
                                        books,
                                        t ->
                                                new Transfer(
                                                        t.lane(),
                                                        t.batch(),
                                                        t.idx(),
                                                        t.debit(),
                                                        t.credit(),
                                                        t.amountMinor() + 1,
                                                        t.code(),
                                                        t.reference(),
                                                        t.phase())));

        assertThat(findings).contains("hash_chain_holds", "balance_is_sum_of_transfers");
    }

    @Test
    void a_transfer_that_disappeared_is_found() {
        assertThat(tampered(books -> Tampered.withoutTransfer(books, 0)))
                .contains("hash_chain_holds", "balance_is_sum_of_transfers");
    }

    @Test
    void a_batch_that_disappeared_is_found() {
        assertThat(tampered(books -> Tampered.withoutBatch(books, 1)))
                .containsOnly("hash_chain_holds");
    }

    @Test
    void a_last_batch_cut_off_with_its_transfers_is_found_at_the_head() {
        var last = Day.good().transfers.size() - 1;

        assertThat(
                        tampered(
                                books ->
                                        Tampered.withoutTransfer(
                                                Tampered.withoutBatch(books, last), last)))
                .contains("hash_chain_holds");
    }

    private static List<String> tampered(UnaryOperator<Books> how) {
        var day = Day.good();
        return day.judged(how.apply(day.books())).findings().stream().map(Finding::rule).toList();
    }

    @Test
    void a_receipt_for_more_than_was_paid_is_found() {
        var day = Day.good();
        day.receipts.replaceAll(
                r ->
                        new ReceiptRow(
                                r.id(), r.orderId(), r.channel(), r.transactionId(), 1, "CARD"));

        assertThat(day.judged().receipts()).hasSize(1);
    }

    @Test
    void an_acknowledged_recharge_that_is_gone_is_lost() {
        var day = Day.good();
        var heard =
                List.of(
                        new Acknowledged("k1", "o1", "c1", 5_000),
                        new Acknowledged("k2", "o-gone", "c1", 5_000),
                        new Acknowledged("k3", "o2", "c2", 9_999),
                        new Acknowledged("k4", "o1", "c1", 5_000));

        assertThat(Acknowledged.check(day.books(), heard))
                .extracting(Finding::what)
                .satisfiesExactly(
                        what -> assertThat(what).isEqualTo("lost"),
                        what -> assertThat(what).startsWith("has other figures"),
                        what -> assertThat(what).isEqualTo("two keys"));
    }
}
