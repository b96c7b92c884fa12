package io.larder.recharge;

import io.larder.card.LotPlaces;
import io.larder.edge.Answers;
import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.edge.Problems;
import io.larder.identity.Caller;
import io.larder.identity.LegalEntities;
import io.larder.identity.Operation;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.Outcome;
import io.larder.ledger.Stored;
import io.larder.money.Money;
import io.larder.recharge.RechargeRefusal.Plain;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Recharges whose money a channel took back: noted, then won or lost. */
@RestController
@RequestMapping("/api/v1/chargebacks")
class Chargebacks {

    private static final int MOST = 200;
    private static final Stored<ChargebackRow> STORED = Stored.of(RechargeTables.CHARGEBACKS);
    private static final String PAGE =
            """
            WHERE store_id IN (:stores) AND (:state IS NULL OR state = :state)
              AND (:only IS NULL OR id = :only)
              AND (:cursor IS NULL OR id < :cursor) ORDER BY id DESC LIMIT :limit
            """;

    private final JdbcClient sql;
    private final RechargeOrders orders;
    private final LotPlaces places;
    private final Commands commands;
    private final LegalEntities entities;
    private final BusinessClock clock;
    private final Answers answers;
    private final Problems problems;

    Chargebacks(
            JdbcClient sql,
            RechargeOrders orders,
            LotPlaces places,
            Commands commands,
            LegalEntities entities,
            BusinessClock clock,
            Answers answers,
            Problems problems) {
        this.sql = sql;
        this.orders = orders;
        this.places = places;
        this.commands = commands;
        this.entities = entities;
        this.clock = clock;
        this.answers = answers;
        this.problems = problems;
    }

    /**
     * What a channel took back.
     *
     * @param amount of the recharge or less, its refunds left aside
     * @param channelReference the channel's name of it: 1 to 64 ASCII characters
     * @param reason 1 to 40 ASCII characters
     */
    record NewChargeback(String rechargeId, Money amount, String channelReference, String reason) {}

    /**
     * A chargeback.
     *
     * @param taken what could be taken off the card; the rest of a lost one is a claim
     * @param writtenOff what of that claim two persons have written off
     * @param left what is left of the claim
     */
    record Chargeback(
            String id,
            String rechargeId,
            String channel,
            String channelReference,
            ChargebackRow.State state,
            Money amount,
            Money taken,
            Money writtenOff,
            Money left,
            Instant openedAt,
            @Nullable Instant endedAt) {}

    /** Chargebacks, {@code next} the cursor of the page after it, or null. */
    record Page(List<Chargeback> items, @Nullable String next) {}

    /**
     * What a chargeback concerns.
     *
     * @param card the card that stands for the recharge's card now
     * @param lot the recharge's lot on it, or null when an earlier card had used it up
     */
    record Place(String card, @Nullable String lot) {

        static Place of(LotPlaces places, String lotId) {
            var lot = places.now(lotId);
            var card = places.cardNow(lot.cardId());
            return new Place(card, card.equals(lot.cardId()) ? lot.lotId() : null);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Chargeback> take(
            Caller caller, IdempotencyKey key, @RequestBody NewChargeback asked) {
        caller.allow(Operation.CHARGEBACK);
        long minor = amount(asked.amount());
        var order =
                orders.find(asked.rechargeId())
                        .orElseThrow(() -> problems.refused(Plain.UNKNOWN_RECHARGE.code()));
        caller.allow(Operation.CHARGEBACK, order.storeId());
        var lot = order.lotId();
        if (lot == null || !order.payWith().needsChannel()) {
            throw problems.refused(Plain.CHARGEBACK_ABOVE_RECHARGE.code());
        }
        var row =
                new ChargebackRow(
                        ChargebackRow.idOf(order.id()),
                        order.id(),
                        order.storeId(),
                        order.payWith().name(),
                        ascii("channelReference", asked.channelReference(), 64),
                        ChargebackRow.State.OPEN,
                        minor,
                        0,
                        0,
                        ascii("reason", asked.reason(), 40),
                        caller.id(),
                        clock.now(),
                        null,
                        null,
                        clock.today());
        var part = new TakeChargeback(row, Place.of(places, lot).card());
        return now(HttpStatus.CREATED, commands.asked(caller, "chargeback", key, part));
    }

    /** The channel gave the money back. */
    @PostMapping("/{id}/won")
    ResponseEntity<Chargeback> won(Caller caller, IdempotencyKey key, @PathVariable String id) {
        return end(caller, key, id, ChargebackRow.State.WON);
    }

    /** The channel kept it. */
    @PostMapping("/{id}/lost")
    ResponseEntity<Chargeback> lost(Caller caller, IdempotencyKey key, @PathVariable String id) {
        return end(caller, key, id, ChargebackRow.State.LOST);
    }

    /**
     * Chargebacks of recharges that were made in the caller's stores.
     *
     * @param rechargeId of this recharge alone, which has one at most
     */
    @GetMapping
    Page list(
            Caller caller,
            @RequestParam(required = false) ChargebackRow.@Nullable State state,
            @RequestParam(required = false) @Nullable String rechargeId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.allow(Operation.CHARGEBACK);
        if (limit < 1 || limit > MOST) {
            throw EdgeCodes.INVALID_PARAMETER.problem("limit is 1 to " + MOST + ".");
        }
        if (caller.storeIds().isEmpty() || rechargeId != null && !canBeId(rechargeId)) {
            return new Page(List.of(), null);
        }
        var items =
                sql
                        .sql(STORED.select() + PAGE)
                        .param("stores", caller.storeIds())
                        .param("state", state == null ? null : state.name())
                        .param("only", rechargeId == null ? null : ChargebackRow.idOf(rechargeId))
                        .param("cursor", cursor)
                        .param("limit", limit)
                        .query(STORED.rows())
                        .list()
                        .stream()
                        .map(Chargebacks::of)
                        .toList();
        return new Page(items, items.size() < limit ? null : items.getLast().id());
    }

    private ResponseEntity<Chargeback> end(
            Caller caller, IdempotencyKey key, String id, ChargebackRow.State as) {
        caller.allow(Operation.CHARGEBACK);
        var row = find(id).orElseThrow(() -> problems.refused(Plain.UNKNOWN_CHARGEBACK.code()));
        caller.allow(Operation.CHARGEBACK, row.storeId());
        var lot = orders.find(row.orderId()).map(OrderRow::lotId).orElseThrow();
        var place = Place.of(places, Objects.requireNonNull(lot));
        var part = new EndChargeback(row, place.card(), place.lot(), as, caller.id(), entities);
        return now(HttpStatus.OK, commands.asked(caller, "chargeback-end", key, part));
    }

    private Optional<ChargebackRow> find(String id) {
        return canBeId(id)
                ? sql.sql(STORED.select() + "WHERE id = ?")
                        .param(id)
                        .query(STORED.rows())
                        .optional()
                : Optional.empty();
    }

    private static boolean canBeId(String id) {
        return id.length() <= 40 && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private ResponseEntity<Chargeback> now(
            HttpStatus status, Outcome<String, RechargeRefusal> outcome) {
        var row = find(answers.accepted(outcome)).orElseThrow();
        var answer = ResponseEntity.status(status);
        if (outcome instanceof Outcome.Done<?, ?> done && done.replayed()) {
            answer.header(IdempotencyKey.REPLAYED_HEADER, "true");
        }
        return answer.body(of(row));
    }

    private static Chargeback of(ChargebackRow row) {
        return new Chargeback(
                row.id(),
                row.orderId(),
                row.channel(),
                row.channelReference(),
                row.state(),
                Money.cny(row.amountMinor()),
                Money.cny(row.takenMinor()),
                Money.cny(row.writtenOffMinor()),
                Money.cny(row.leftMinor()),
                row.openedAt(),
                row.endedAt());
    }

    private static long amount(Money amount) {
        if (!Money.CNY.equals(amount.currency())) {
            throw RechargeCodes.CURRENCY_NOT_SUPPORTED.problem();
        }
        if (amount.minor() <= 0) {
            throw RechargeCodes.AMOUNT_NOT_POSITIVE.problem();
        }
        return amount.minor();
    }

    private static String ascii(String field, String text, int longest) {
        if (text.isBlank()
                || text.length() > longest
                || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw EdgeCodes.INVALID_FIELD
                    .problem("%s: 1 to %d ASCII characters".formatted(field, longest))
                    .with("field", field);
        }
        return text;
    }
}
