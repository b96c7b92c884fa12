package io.larder.recharge;

import io.larder.card.ask.CardSettings;
import io.larder.card.bonus.SweepBonus;
import io.larder.card.issue.Issue;
import io.larder.card.life.CarryOver;
import io.larder.card.life.Replace;
import io.larder.card.life.ReplacementReason;
import io.larder.channel.Channels;
import io.larder.channel.Evidence;
import io.larder.compliance.CardRules;
import io.larder.compliance.RulePacks;
import io.larder.identity.LegalEntities;
import io.larder.kit.MovableClock;
import io.larder.kit.TestDatabase;
import io.larder.kit.TestLedger;
import io.larder.ledger.Archives;
import io.larder.ledger.AuditReport;
import io.larder.ledger.Chart;
import io.larder.ledger.Command;
import io.larder.ledger.Invariant;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Outcome;
import io.larder.ledger.Part;
import io.larder.ledger.Refusal;
import io.larder.ledger.audit.WholeAudit;
import io.larder.money.CardNumber;
import io.larder.money.Ids;
import io.larder.money.Money;
import io.larder.vault.TestVault;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shop with one channel that a test scripts, on a real ledger. */
final class RechargeShop implements AutoCloseable {

    static final LegalEntities ENTITIES = LegalEntities.one("entity_a");
    static final RulePacks RULES =
            new RulePacks(
                    List.of(
                            new CardRules(
                                    "test",
                                    LocalDate.of(2020, 1, 1),
                                    500_000,
                                    100_000,
                                    true,
                                    true,
                                    1_000_000,
                                    500_000,
                                    5_000_000,
                                    true,
                                    3,
                                    10_000,
                                    7)));
    static final Duration PAYABLE_FOR = Duration.ofMinutes(15);

    final TestDatabase database = TestDatabase.fresh();
    final MovableClock clock = new MovableClock();
    final ScriptedChannel channel = new ScriptedChannel();
    final RechargeOrders orders = new RechargeOrders(database.jdbc());
    final BookedMoney booked = new BookedMoney(database.jdbc());
    private final TestLedger ledger = new TestLedger(database, clock);
    private final Commands commands =
            new Commands(
                    ledger.writer(),
                    InstantSource.system(),
                    new RechargeSettings(
                            PAYABLE_FOR, Duration.ofSeconds(20), Duration.ofMillis(100), 4));
    final TakeEvidence evidence =
            new TakeEvidence(orders, commands, RULES, ENTITIES, TestVault.on(database).vault());
    private final Channels channels = new Channels(List.of(channel));
    final SettleAttempt attempts = new SettleAttempt(orders, channels, evidence, commands, clock);
    final SettleRefund refunds = new SettleRefund(orders, channels, commands, clock);

    final SweepBonus expiry =
            new SweepBonus(
                    database.jdbc(),
                    ledger.writer(),
                    ENTITIES,
                    clock,
                    InstantSource.system(),
                    new CardSettings(1_000, 5_000));

    RechargeShop() {
        database.jdbc()
                .sql(
                        "INSERT INTO card_product (id, name_zh, name_en, named, currency, issuer,"
                                + " active) VALUES ('product_u', '卡', 'Card', 0, 'CNY', '001', 1)")
                .update();
    }

    /** An unnamed card in use. */
    String card() {
        var id = Ids.next("card");
        var number = CardNumber.random("001", new SecureRandom());
        var made = List.of(new Issue.NewCard(id, number));
        done(run(new Issue(id, made, "product_u", "store_a", null, true, RULES)));
        return id;
    }

    /** The card's successor. */
    String replaced(String old) {
        var fresh = card();
        done(run(new Replace(over(old, fresh), ReplacementReason.DAMAGE)));
        return fresh;
    }

    /** All of a card to another; the chain is as the endpoint would read it. */
    CarryOver over(String from, String to) {
        var earlier =
                database.jdbc()
                        .sql("SELECT id FROM card WHERE replaced_by = ?")
                        .param(from)
                        .query(String.class)
                        .set();
        return new CarryOver(Ids.next("succ"), from, to, earlier, Set.of(), ENTITIES);
    }

    NewOrder order(String card, long amountMinor, PayWith payWith) {
        boolean cash = payWith == PayWith.CASH;
        return new NewOrder(
                Ids.next("rech"),
                card,
                amountMinor,
                Method.TILL,
                payWith,
                "store_a",
                null,
                cash ? "drawer_a1" : null,
                "staff_t",
                cash ? Long.valueOf(amountMinor) : null);
    }

    Outcome<String, RechargeRefusal> cash(String card, long amountMinor) {
        return run(new TakeCash(order(card, amountMinor, PayWith.CASH), RULES, ENTITIES));
    }

    Outcome<String, RechargeRefusal> occur(String card, long amountMinor, String attemptId) {
        var order = order(card, amountMinor, PayWith.WECHAT);
        return run(new Occur(order, attemptId, PAYABLE_FOR, RULES));
    }

    /** An order that a customer can pay; its channel order number. */
    String payable(String card, long amountMinor) {
        var attemptId = Ids.crockford(Ids.uuid7());
        done(occur(card, amountMinor, attemptId));
        answered(attemptId, AttemptRow.State.PREPARED);
        return attemptId;
    }

    void answered(String attemptId, AttemptRow.State state) {
        var identity = orders.identity(attemptId).orElseThrow();
        done(
                run(
                        new RecordAnswer(
                                identity,
                                new ChannelAnswer(
                                        state, "{\"kind\":\"QR_CODE\",\"content\":\"qr\"}"))));
    }

    Evidence paid(String attemptId, String transactionId, long minor, Evidence.Source source) {
        return new Evidence(
                "WECHAT",
                attemptId,
                transactionId,
                Money.cny(minor),
                "merchant",
                clock.now(),
                clock.today(),
                "openid-of-a-payer",
                source);
    }

    OrderState state(String attemptId) {
        return orderOf(attemptId).state();
    }

    OrderRow orderOf(String attemptId) {
        return orders.find(orders.attempt(attemptId).orElseThrow().orderId()).orElseThrow();
    }

    long balance(String account) {
        return database.jdbc()
                .sql(
                        "SELECT COALESCE(SUM(credits_posted - debits_posted), 0) FROM account"
                                + " WHERE name = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    long onCard(String card) {
        return balance(Chart.cardPrincipal(card).name());
    }

    long pending(String card) {
        return database.jdbc()
                .sql("SELECT COALESCE(SUM(credits_pending), 0) FROM account WHERE name = ?")
                .param(Chart.cardPrincipal(card).name())
                .query(Long.class)
                .single();
    }

    AuditReport audit() {
        return new WholeAudit(
                        database.dataSource(),
                        List.<Invariant>of(
                                new CreditForEachConfirmed(Archives.none()),
                                new ConfirmedForEachCredit(Archives.none()),
                                new ClaimsEqualReceivable(),
                                new RefundsWithinPayment()))
                .whole();
    }

    <R, F extends Refusal> Outcome<R, F> run(Part<R, F> part) {
        return ledger.writer()
                .run(
                        new Command<>(
                                new Key.Internal("test", Ids.next("test")),
                                kept(),
                                Instant.now().plusSeconds(30),
                                part));
    }

    <R, F extends Refusal> R done(Outcome<R, F> outcome) {
        if (outcome instanceof Outcome.Done<R, F>(R result, boolean ignored)) {
            return result;
        }
        throw new AssertionError("not done: " + outcome);
    }

    @Nullable String refusal(Outcome<?, ? extends Refusal> outcome) {
        return outcome instanceof Outcome.Refused<?, ? extends Refusal> refused
                ? refused.why().code()
                : null;
    }

    @Override
    public void close() {
        ledger.close();
        database.close();
    }

    /** These tests never replay a result. */
    private static <R> Kept<R> kept() {
        return new Kept<>(
                String::valueOf,
                text -> {
                    throw new AssertionError("replayed");
                });
    }
}
