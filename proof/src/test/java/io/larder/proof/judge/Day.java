package io.larder.proof.judge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small day's books made by hand, right unless a test makes them wrong. */
final class Day {

    static final LocalDate DATE = LocalDate.of(2026, 3, 2);

    final List<Transfer> transfers = new ArrayList<>();
    final List<OrderRow> orders = new ArrayList<>();
    final List<AttemptRow> attempts = new ArrayList<>();
    final List<ReceiptRow> receipts = new ArrayList<>();
    final List<RefundRow> refunds = new ArrayList<>();
    final List<DifferenceRow> differences = new ArrayList<>();
    final List<LotRow> lots = new ArrayList<>();
    final List<HoldRow> holds = new ArrayList<>();
    final List<AdjustmentRow> adjustments = new ArrayList<>();
    final List<JournalEntry> journal = new ArrayList<>();
    final List<ExpectedDifference> injected = new ArrayList<>();
    final Map<String, Long> drawers = new HashMap<>();

    /** One cash recharge and one by WeChat, both in order. */
    static Day good() {
        var day = new Day();
        day.cash("o1", "c1", 5_000);
        day.wechat("o2", "c2", 10_000);
        return day;
    }

    void cash(String order, String card, long minor) {
        orders.add(order(order, "RECONCILED", card, minor, "CASH", Optional.of("d1")));
        move("cash/d1", Names.principal(card), minor, "recharge", order, "POST");
        lots.add(new LotRow("l-" + order, card, "PRINCIPAL", minor, minor));
        drawers.merge("d1", minor, Long::sum);
    }

    void wechat(String order, String card, long minor) {
        asked(order, "RECONCILED", card, minor);
        move("receivable/wechat", Names.principal(card), minor, "recharge", order, "COMMIT");
        lots.add(new LotRow("l-" + order, card, "PRINCIPAL", minor, minor));
        paid(order, minor, "CARD");
        move("fees/wechat", "receivable/wechat", minor * 6 / 1000, "fee", order, "POST");
    }

    /** Paid after it closed: kept aside and sent back. */
    void late(String order, String card, long minor) {
        asked(order, "CLOSED", card, minor);
        move("receivable/wechat", Names.principal(card), minor, "recharge", order, "RELEASE");
        paid(order, minor, "UNAPPLIED");
        move("receivable/wechat", "unapplied/wechat", minor, "unapplied", order, "POST");
        move("unapplied/wechat", "refunds-payable/wechat", minor, "refund-due", order, "POST");
        move("refunds-payable/wechat", "receivable/wechat", minor, "refund-paid", order, "POST");
        journal.add(new JournalEntry("WECHAT", "REFUND", "n-" + order, "t-" + order, minor));
    }

    /** A correction that one person asked for and another one approved. */
    void credited(String id, String card, long minor, String askedBy, String decidedBy) {
        var by = Optional.of(decidedBy);
        var on = Optional.of(card);
        adjustments.add(new AdjustmentRow(id, "CREDIT", on, "APPROVED", minor, askedBy, by));
        move("adjustments/store_a", Names.principal(card), minor, "adjustment", id);
        lots.add(new LotRow("l-" + id, card, "PRINCIPAL", minor, minor));
    }

    void asked(String order, String state, String card, long minor) {
        orders.add(order(order, state, card, minor, "WECHAT", Optional.empty()));
        attempts.add(new AttemptRow("n-" + order, order, "WECHAT", "ENDED"));
        move("receivable/wechat", Names.principal(card), minor, "recharge", order, "HOLD");
    }

    void paid(String order, long minor, String applied) {
        journal.add(new JournalEntry("WECHAT", "PAYMENT", "n-" + order, "t-" + order, minor));
        receipts.add(new ReceiptRow("WECHAT/t", order, "WECHAT", "t-" + order, minor, applied));
    }

    void difference(String order, String type, long suspenseDebit) {
        differences.add(
                new DifferenceRow(
                        "diff-" + order,
                        type,
                        "WECHAT",
                        Optional.of(order),
                        Optional.of("n-" + order),
                        suspenseDebit,
                        "OPEN"));
        if (suspenseDebit > 0) {
            move("suspense/wechat", "receivable/wechat", suspenseDebit, "difference", order);
        } else if (suspenseDebit < 0) {
            move("receivable/wechat", "suspense/wechat", -suspenseDebit, "difference", order);
        }
    }

    void injected(String order, String type) {
        injected.add(new ExpectedDifference("WECHAT", "n-" + order, type));
    }

    void move(String debit, String credit, long minor, String code, String reference) {
        move(debit, credit, minor, code, reference, "POST");
    }

    void move(
            String debit, String credit, long minor, String code, String reference, String phase) {
        transfers.add(
                new Transfer(1, transfers.size(), 0, debit, credit, minor, code, reference, phase));
    }

    private static OrderRow order(
            String id, String state, String card, long minor, String payWith, Optional<String> to) {
        return new OrderRow(id, state, card, minor, payWith, to, !state.equals("CLOSED"));
    }

    /** The books with balances and the chain worked out from the transfers. */
    Books books() {
        var accounts = new HashMap<String, AccountRow>();
        var batches = new ArrayList<BatchRow>();
        var hash = "0".repeat(64);
        for (var t : transfers) {
            long posted = t.postedMinor();
            long held = t.pendingMinor();
            add(accounts, new AccountRow(t.debit(), 0, posted, 0, held, 0));
            add(accounts, new AccountRow(t.credit(), 0, 0, posted, 0, held));
            var batch = new BatchRow(1, t.batch(), Instant.EPOCH, DATE, "");
            hash = OwnChain.hash(hash, batch, List.of(t));
            batches.add(new BatchRow(1, t.batch(), Instant.EPOCH, DATE, hash));
        }
        return new Books(
                List.copyOf(transfers),
                List.copyOf(accounts.values()),
                batches,
                List.of(new LaneRow(1, transfers.size(), hash)),
                List.copyOf(orders),
                List.copyOf(attempts),
                List.copyOf(receipts),
                List.copyOf(refunds),
                List.copyOf(differences),
                List.of(),
                List.copyOf(lots),
                List.copyOf(holds),
                List.copyOf(adjustments));
    }

    /** An open hold and the money that it holds back. */
    void held(String id, String card, long minor) {
        holds.add(new HoldRow(id, card, "HELD", minor, 0));
        move(Names.principal(card), "sales/a", minor, "hold", id, "HOLD");
    }

    private static void add(Map<String, AccountRow> accounts, AccountRow more) {
        accounts.merge(
                more.name(),
                more,
                (a, b) ->
                        new AccountRow(
                                a.name(),
                                0,
                                a.debitsPosted() + b.debitsPosted(),
                                a.creditsPosted() + b.creditsPosted(),
                                a.debitsPending() + b.debitsPending(),
                                a.creditsPending() + b.creditsPending()));
    }

    Judgement judged() {
        return judged(books());
    }

    Judgement judged(Books books) {
        return Judgement.of(books, journal, injected, drawers);
    }
}
