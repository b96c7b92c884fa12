package io.larder.card.adjust;

import io.larder.card.CardRefusal.Plain;
import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.ask.CardCodes;
import io.larder.edge.EdgeCodes;
import io.larder.edge.Problem;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.identity.StaffNames;
import io.larder.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows adjustments to who may ask for one or decide about one. */
@RestController
@RequestMapping("/api/v1/adjustments")
class ShowAdjustments {

    private static final int MOST = 200;

    private final Adjustments adjustments;
    private final Cards cards;
    private final StaffNames names;

    ShowAdjustments(Adjustments adjustments, Cards cards, StaffNames names) {
        this.adjustments = adjustments;
        this.cards = cards;
        this.names = names;
    }

    /**
     * An adjustment.
     *
     * @param maskedNumber of its card, or null
     * @param note what happened, in the words of who asked
     * @param evidence where the papers are
     * @param askedBy the id of the person who asked; that person does not decide
     * @param askedByName the user name, as it is now
     * @param expiresAt business time from which nobody can decide any more
     * @param decidedBy the other person, or null
     * @param comment of the other person, or null
     * @param postedOn business date of its money, or null where none moved
     */
    record Adjustment(
            String id,
            AdjustmentKind kind,
            @Nullable String cardId,
            @Nullable String maskedNumber,
            @Nullable String claimId,
            String storeId,
            AdjustmentState state,
            Money amount,
            AdjustmentReason reason,
            String note,
            String evidence,
            String askedBy,
            @Nullable String askedByName,
            Instant askedAt,
            Instant expiresAt,
            @Nullable String decidedBy,
            @Nullable String decidedByName,
            @Nullable String comment,
            @Nullable Instant endedAt,
            @Nullable LocalDate postedOn) {}

    /** Adjustments, the newest first; {@code next} is the cursor of the page after it, or null. */
    record Page(List<Adjustment> items, @Nullable String next) {}

    /**
     * Adjustments of the caller's stores.
     *
     * @param cardId of this card alone
     */
    @GetMapping
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable AdjustmentState state,
            @RequestParam(required = false) @Nullable AdjustmentKind kind,
            @RequestParam(required = false) @Nullable String cardId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        caller.allow(mayRead(caller));
        boolean ids = Stream.of(cardId, cursor).filter(Objects::nonNull).allMatch(Asked::canBeId);
        if (limit < 1 || limit > MOST || !ids) {
            throw EdgeCodes.INVALID_PARAMETER.problem("limit is 1 to " + MOST + ".");
        }
        var wanted = new Adjustments.Wanted(state, kind, cardId);
        var items = shown(adjustments.page(caller.storeIds(), wanted, cursor, limit));
        return new Page(items, items.size() < limit ? null : items.getLast().id());
    }

    @GetMapping("/{id}")
    Adjustment one(Caller caller, @PathVariable String id) {
        var operation = mayRead(caller);
        caller.allow(operation);
        var row = adjustments.find(id).orElseThrow(ShowAdjustments::unknown);
        caller.allow(operation, row.storeId());
        return shown(List.of(row)).getFirst();
    }

    /** As it is now. */
    Adjustment now(String id) {
        return shown(List.of(adjustments.find(id).orElseThrow())).getFirst();
    }

    /** Who decides sees what is asked, too. */
    private static Operation mayRead(Caller caller) {
        return caller.operations().contains(Operation.ADJUST_DECIDE)
                ? Operation.ADJUST_DECIDE
                : Operation.ADJUST_ASK;
    }

    static Problem unknown() {
        return CardCodes.of(Plain.UNKNOWN_ADJUSTMENT).problem();
    }

    private List<Adjustment> shown(List<AdjustmentRow> rows) {
        var numbers =
                cards.maskedNumbers(
                        rows.stream().map(AdjustmentRow::cardId).filter(Objects::nonNull).toList());
        var people =
                names.of(
                        rows.stream()
                                .flatMap(row -> Stream.of(row.askedBy(), row.decidedBy()))
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        return rows.stream().map(row -> of(row, numbers, people)).toList();
    }

    private static Adjustment of(
            AdjustmentRow row, Map<String, String> numbers, Map<String, String> people) {
        return new Adjustment(
                row.id(),
                row.kind(),
                row.cardId(),
                row.cardId() == null ? null : numbers.get(row.cardId()),
                row.claimId(),
                row.storeId(),
                row.state(),
                Money.cny(row.amountMinor()),
                row.reason(),
                row.note(),
                row.evidence(),
                row.askedBy(),
                people.get(row.askedBy()),
                row.askedAt(),
                row.expiresAt(),
                row.decidedBy(),
                row.decidedBy() == null ? null : people.get(row.decidedBy()),
                row.comment(),
                row.endedAt(),
                row.postedOn());
    }
}
