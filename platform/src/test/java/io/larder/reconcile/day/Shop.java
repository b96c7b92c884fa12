package io.larder.reconcile.day;

import io.larder.card.CashOfSales;
import io.larder.card.ExpireBonus;
import io.larder.channel.BillFile;
import io.larder.channel.ChannelKeys;
import io.larder.channel.Channels;
import io.larder.channel.Evidence;
import io.larder.channel.PaymentEvidence;
import io.larder.channel.RefundEvidence;
import io.larder.edge.Answers;
import io.larder.edge.IdempotencyKey;
import io.larder.edge.Problems;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.identity.StoreScope;
import io.larder.kit.MovableClock;
import io.larder.kit.TestDatabase;
import io.larder.kit.TestLedger;
import io.larder.ledger.Account;
import io.larder.ledger.Archives;
import io.larder.ledger.Changes;
import io.larder.ledger.Chart;
import io.larder.ledger.Command;
import io.larder.ledger.InTurn;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Lanes;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Outcome;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.UsedKeys;
import io.larder.ledger.View;
import io.larder.ledger.Writer;
import io.larder.ledger.audit.ReadTrialBalances;
import io.larder.money.Ids;
import io.larder.recharge.BookedMoney;
import io.larder.recharge.CashTaken;
import io.larder.recharge.OrderPlaces;
import io.larder.vault.SealedFiles;
import io.larder.vault.Secrets;
import io.larder.vault.TestVault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** A shop with a drawer and one channel, its books real, its recharges put in place by a test. */
final class Shop implements AutoCloseable {

    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    final TestDatabase database = TestDatabase.fresh();
    final MovableClock clock = new MovableClock();
    final BillChannel channel = new BillChannel();
    private final TestLedger ledger = new TestLedger(database, clock);
    private final AnnotationConfigApplicationContext rooms =
            new AnnotationConfigApplicationContext();
    private final Map<String, Long> journal = new HashMap<>();
    private int commands;

    /** Money moved between two accounts. */
    private record Move(Account debit, Account credit, long minor, String code, String reference)
            implements Part<String, Never> {
        @Override
        public Reads reads() {
            return List.of(debit, credit).stream()
                    .filter(account -> !account.hot())
                    .map(Reads::account)
                    .reduce(Reads.NONE, Reads::and);
        }

        @Override
        public Step<String, Never> decide(View view, Moment now) {
            return new Step.Done<>(
                    "", Changes.NONE.transfer(debit, credit, minor, code, reference));
        }
    }

    Shop() {
        var settings =
                Map.<String, Object>of(
                        "larder.vault.master-key-file", TestVault.newMasterKeyFile().toString());
        rooms.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", settings));
        rooms.registerBean(JdbcClient.class, database::jdbc);
        rooms.registerBean(DataSource.class, database::dataSource);
        rooms.registerBean(
                TransactionOperations.class,
                () -> new TransactionTemplate(new JdbcTransactionManager(database.dataSource())));
        rooms.registerBean(Writer.class, ledger::writer);
        rooms.registerBean(MovableClock.class, () -> clock);
        rooms.registerBean(InstantSource.class, InstantSource::system);
        rooms.registerBean(Channels.class, () -> new Channels(List.of(channel)));
        rooms.registerBean(PaymentEvidence.class, () -> this::credited);
        rooms.registerBean(
                RefundEvidence.class, () -> (name, refund) -> settled(refund.refundNumber()));
        rooms.registerBean(Archives.class, Archives::none);
        rooms.registerBean(ExpireBonus.class, () -> day -> 0);
        rooms.register(
                Problems.class,
                Answers.class,
                BookedMoney.class,
                OrderPlaces.class,
                CashOfSales.class,
                CashTaken.class,
                InTurn.class,
                Lanes.class,
                UsedKeys.class,
                ReadTrialBalances.class,
                ChannelKeys.class);
        rooms.scan("io.larder.reconcile", "io.larder.vault");
        rooms.refresh();
        rooms.getBean(Secrets.class)
                .put(
                        ChannelKeys.WECHAT_MERCHANT_ID,
                        "1900000001".getBytes(StandardCharsets.US_ASCII));
    }

    <T> T bean(Class<T> type) {
        return rooms.getBean(type);
    }

    /** A recharge paid through the channel and on its card. */
    void paid(String i, long minor) {
        paid(i, minor, DAY);
    }

    void paid(String i, long minor, LocalDate date) {
        order(i, "CONFIRMED", "WECHAT", minor, null, date);
        receipt(i, minor, "CARD", null, date);
        move(Chart.receivable("WECHAT"), Chart.cardPrincipal("card_" + i), minor, "recharge", i);
        journal.merge("order_" + i, minor, Long::sum);
    }

    /** Money that no card could take. */
    void unapplied(String i, long minor, String why) {
        order(i, "REFUNDED", "WECHAT", minor + 100, null, DAY);
        receipt(i, minor, "UNAPPLIED", why, DAY);
        move(Chart.receivable("WECHAT"), Chart.unapplied("WECHAT"), minor, "unapplied", i);
        journal.merge("order_" + i, minor, Long::sum);
    }

    /** A refund that was paid. */
    void refunded(String i, long minor, LocalDate date) {
        refund(i, minor, "REFUNDED", date);
        move(Chart.refundsPayable("WECHAT"), Chart.receivable("WECHAT"), minor, "refund-paid", i);
        journal.merge("order_" + i, -minor, Long::sum);
    }

    /** A refund that is on its way, as far as we know. */
    void refund(String i, long minor, String state, LocalDate date) {
        database.jdbc()
                .sql(
                        """
                        INSERT INTO recharge_refund (id, order_id, kind, state, channel,
                          channel_order_number, transaction_id, amount_minor, total_minor, reason,
                          janitor_tries, asked_at, business_date)
                        VALUES (?, ?, 'UNAPPLIED', ?, 'WECHAT', ?, ?, ?, ?, 'late', 0, NOW(), ?)
                        """)
                .params("r" + i, "order_" + i, state, "n" + i, "t" + i, minor, minor, date)
                .update();
    }

    /** A cash recharge at the drawer. */
    void cash(String i, long minor) {
        order(i, "CONFIRMED", "CASH", minor, "drawer_1", DAY);
        move(Chart.cash("drawer_1"), Chart.cardPrincipal("card_" + i), minor, "recharge", i);
    }

    void order(
            String i,
            String state,
            String payWith,
            long minor,
            @Nullable String drawer,
            LocalDate date) {
        database.jdbc()
                .sql(
                        """
                        INSERT INTO recharge_order (id, state, card_id, amount_minor, currency,
                          method, pay_with, store_id, drawer_id, asked_by, occurred_at,
                          business_date, version)
                        VALUES (?, ?, ?, ?, 'CNY', 'TILL', ?, 'store_a', ?, 'key_1', NOW(), ?, 1)
                        """)
                .param("order_" + i)
                .param(state)
                .param("card_" + i)
                .param(minor)
                .param(payWith)
                .param(drawer)
                .param(date)
                .update();
    }

    private void receipt(
            String i, long minor, String applied, @Nullable String why, LocalDate date) {
        database.jdbc()
                .sql(
                        """
                        INSERT INTO recharge_receipt (id, order_id, channel, channel_order_number,
                          transaction_id, amount_minor, applied, why, paid_at, business_date)
                        VALUES (?, ?, 'WECHAT', ?, ?, ?, ?, ?, NOW(), ?)
                        """)
                .param("WECHAT/t" + i)
                .param("order_" + i)
                .param("n" + i)
                .param("t" + i)
                .param(minor)
                .param(applied)
                .param(why)
                .param(date)
                .update();
    }

    private void move(Account debit, Account credit, long minor, String code, String i) {
        var part = new Move(debit, credit, minor, code, "order_" + i);
        var key = new Key.Internal("test", "move-" + commands++);
        var deadline = Instant.now().plusSeconds(30);
        var outcome = ledger.writer().run(new Command<>(key, Kept.text(), deadline, part));
        if (!(outcome instanceof Outcome.Done<String, Never>)) {
            throw new AssertionError(outcome);
        }
    }

    private PaymentEvidence.Received credited(Evidence evidence) {
        var i = evidence.orderNumber().substring(1);
        receipt(i, evidence.amount().minor(), "UNAPPLIED", "order_closed", DAY);
        move(
                Chart.receivable("WECHAT"),
                Chart.unapplied("WECHAT"),
                evidence.amount().minor(),
                "unapplied",
                i);
        journal.merge("order_" + i, evidence.amount().minor(), Long::sum);
        return PaymentEvidence.Received.UNAPPLIED;
    }

    private void settled(String refundNumber) {
        var i = refundNumber.substring(1);
        long minor =
                database.jdbc()
                        .sql("SELECT amount_minor FROM recharge_refund WHERE id = ?")
                        .param(refundNumber)
                        .query(Long.class)
                        .single();
        database.jdbc()
                .sql("UPDATE recharge_refund SET state = 'REFUNDED' WHERE id = ?")
                .param(refundNumber)
                .update();
        move(Chart.refundsPayable("WECHAT"), Chart.receivable("WECHAT"), minor, "refund-paid", i);
        journal.merge("order_" + i, -minor, Long::sum);
    }

    void bill(BillText bill) {
        bill(DAY, bill.bytes());
    }

    void bill(LocalDate date, byte[] content) {
        channel.bills.put(
                date, new BillFile.Ready(content, "SHA1:" + Names.hash("SHA-1", content)));
    }

    /** Eleven o'clock of the next day. */
    void nextDay() {
        clock.advance(Duration.ofHours(25));
    }

    static Caller finance() {
        return new Caller(
                "staff_1",
                Caller.Kind.STAFF,
                "finance",
                Set.of(),
                EnumSet.allOf(Operation.class),
                Map.of("store_a", new StoreScope(true, Set.of(), Set.of("drawer_1"))),
                true,
                Map.of());
    }

    void closeDay() {
        bean(CloseDay.class).close(finance(), key(), DAY);
    }

    CountCash.Counted count(long minor) {
        return bean(CountCash.class).count(finance(), key(), "drawer_1", DAY, minor);
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey(Ids.next("test"), "0".repeat(64));
    }

    String state(String i) {
        return database.jdbc()
                .sql("SELECT state FROM recharge_order WHERE id = ?")
                .param("order_" + i)
                .query(String.class)
                .single();
    }

    /** The differences, by order and type, with what they put on suspense. */
    Map<String, Long> differences() {
        var found = new TreeMap<String, Long>();
        for (var row :
                bean(Differences.class)
                        .list(new Differences.Wanted(null, null, null, null, null), 1_000)) {
            var state = row.state() == DifferenceState.OPEN ? "" : " resolved";
            found.put(row.orderId() + " " + row.type() + state, row.suspenseDebitMinor());
        }
        return found;
    }

    /** The judge's sum: what of the money that truly moved the books do not explain. */
    long unexplainedMinor() {
        var orders = new HashMap<>(journal);
        database.jdbc()
                .sql(
                        """
                        SELECT reference, SUM(IF(debit = 'receivable/wechat', amount_minor, 0)
                                             - IF(credit = 'receivable/wechat', amount_minor, 0))
                          FROM transfer WHERE code <> 'fee' GROUP BY reference
                        """)
                .query(take(orders));
        database.jdbc()
                .sql(
                        "SELECT order_id, SUM(suspense_debit_minor) FROM difference"
                                + " WHERE state = 'OPEN' GROUP BY order_id")
                .query(take(orders));
        return orders.values().stream().mapToLong(Math::abs).sum();
    }

    private static RowCallbackHandler take(Map<String, Long> orders) {
        return row -> orders.merge(row.getString(1), -row.getLong(2), Long::sum);
    }

    long balance(String account) {
        return database.jdbc()
                .sql(
                        "SELECT COALESCE(SUM(debits_posted - credits_posted), 0) FROM account"
                                + " WHERE name = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    SealedFiles files() {
        return bean(SealedFiles.class);
    }

    @Override
    public void close() {
        rooms.close();
        ledger.close();
        database.close();
    }
}
