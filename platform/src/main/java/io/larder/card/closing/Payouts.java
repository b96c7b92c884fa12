package io.larder.card.closing;

import io.larder.card.CardRefusal;
import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCodes;
import io.larder.card.ask.CardCommands;
import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.Stored;
import io.larder.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is owed for cards that were given back: the finance team pays it and says so. */
@RestController
@RequestMapping("/api/v1/payouts")
class Payouts {

    private static final int MOST = 200;
    private static final int LONGEST_REFERENCE = 64;
    private static final Stored<PayoutRow> STORED = Stored.of(ClosingTables.PAYOUTS);
    private static final String PAGE =
            """
            WHERE store_id IN (:stores) AND (:state IS NULL OR state = :state)
              AND (:cursor IS NULL OR id < :cursor) ORDER BY id DESC LIMIT :limit
            """;

    private final JdbcClient sql;
    private final CardCommands commands;
    private final Cards cards;
    private final SealedPayees payees;

    Payouts(JdbcClient sql, CardCommands commands, Cards cards, SealedPayees payees) {
        this.sql = sql;
        this.commands = commands;
        this.cards = cards;
        this.payees = payees;
    }

    /**
     * What a holder gets for a card.
     *
     * @param forfeited bonus that went back to the issuer
     * @param paidAt null while it is due
     */
    record Payout(
            String id,
            String cardId,
            @Nullable String maskedNumber,
            String storeId,
            PayoutState state,
            PayoutWay way,
            Money amount,
            Money forfeited,
            Instant closedAt,
            @Nullable Instant paidAt,
            @Nullable String bankReference,
            @Nullable BankAccount account) {}

    /** Where it is to be paid: personal data, for who pays it alone. */
    record BankAccount(String accountName, String accountNumber, String bank) {
        @Override
        public String toString() {
            return "BankAccount[]";
        }
    }

    /** Payouts, the newest first; {@code next} is the cursor of the page after it, or null. */
    record Page(List<Payout> items, @Nullable String next) {}

    /** The bank's reference: 1 to 64 visible ASCII characters. */
    record Paid(String reference) {}

    /** Payouts for cards of the caller's stores. */
    @GetMapping
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable PayoutState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.allow(Operation.PAYOUT);
        if (limit < 1 || limit > MOST || cursor != null && !Asked.canBeId(cursor)) {
            throw EdgeCodes.INVALID_PARAMETER.problem("limit is 1 to " + MOST + ".");
        }
        var found = page(caller.storeIds(), state, cursor, limit);
        var numbers = cards.maskedNumbers(found.stream().map(PayoutRow::cardId).toList());
        var items = found.stream().map(row -> shown(row, numbers.get(row.cardId()))).toList();
        return new Page(items, items.size() < limit ? null : items.getLast().id());
    }

    /** Notes that the bank paid it. */
    @PostMapping("/{payoutId}/paid")
    ResponseEntity<Payout> paid(
            Caller caller,
            IdempotencyKey key,
            @PathVariable String payoutId,
            @RequestBody Paid asked) {
        caller.allow(Operation.PAYOUT);
        var payout = find(payoutId).orElseThrow(Payouts::unknown);
        caller.allow(Operation.PAYOUT, payout.storeId(), null, null, payout.amountMinor());
        var reference = Asked.opaque("reference", asked.reference(), LONGEST_REFERENCE);
        var part = new PayOut(payoutId, reference, caller.id());
        var done = commands.run(CardCommands.key(caller, "payout-paid", key), part);
        return done.answer(HttpStatus.OK, answer(done.result()));
    }

    /** As it is now, without where it goes. */
    Payout answer(String id) {
        var row = find(id).orElseThrow();
        return of(row, cards.maskedNumbers(List.of(row.cardId())).get(row.cardId()), null);
    }

    private Payout shown(PayoutRow row, @Nullable String number) {
        var account =
                row.state() == PayoutState.DUE ? account(payees.open(row.id(), row.payee())) : null;
        return of(row, number, account);
    }

    private static @Nullable BankAccount account(Payee payee) {
        return payee.accountName() == null || payee.accountNumber() == null || payee.bank() == null
                ? null
                : new BankAccount(payee.accountName(), payee.accountNumber(), payee.bank());
    }

    private static Payout of(
            PayoutRow row, @Nullable String number, @Nullable BankAccount account) {
        return new Payout(
                row.id(),
                row.cardId(),
                number,
                row.storeId(),
                row.state(),
                row.way(),
                Money.cny(row.amountMinor()),
                Money.cny(row.forfeitedMinor()),
                row.closedAt(),
                row.paidAt(),
                row.bankReference(),
                account);
    }

    private Optional<PayoutRow> find(String id) {
        return Optional.of(id)
                .filter(Asked::canBeId)
                .flatMap(
                        one ->
                                sql.sql(STORED.select() + "WHERE id = ?")
                                        .param(one)
                                        .query(STORED.rows())
                                        .optional());
    }

    private List<PayoutRow> page(
            Set<String> stores, @Nullable PayoutState state, @Nullable String cursor, int limit) {
        if (stores.isEmpty()) {
            return List.of();
        }
        return sql.sql(STORED.select() + PAGE)
                .param("stores", stores)
                .param("state", state == null ? null : state.name())
                .param("cursor", cursor)
                .param("limit", limit)
                .query(STORED.rows())
                .list();
    }

    private static io.larder.edge.Problem unknown() {
        return CardCodes.of(CardRefusal.Plain.UNKNOWN_PAYOUT).problem();
    }
}
