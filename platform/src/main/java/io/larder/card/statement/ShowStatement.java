package io.larder.card.statement;

import io.larder.card.Cards;
import io.larder.card.ask.Asked;
import io.larder.card.statement.Movement.Place;
import io.larder.edge.Answering;
import io.larder.edge.EdgeCodes;
import io.larder.edge.Sheet;
import io.larder.edge.TimeParameters;
import io.larder.identity.Caller;
import io.larder.identity.Operation;
import io.larder.ledger.BusinessClock;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what happened to a card's money, for whoever may read its balance. As CSV or XLSX it is
 * whole and the oldest movement comes first.
 */
@RestController
class ShowStatement {

    private static final int MOST = 200;

    /** Later than every batch, also than one whose lane is ahead of a clock that was set back. */
    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Cards cards;
    private final Movements movements;
    private final BusinessClock clock;

    ShowStatement(Cards cards, Movements movements, BusinessClock clock) {
        this.cards = cards;
        this.movements = movements;
        this.clock = clock;
    }

    /** The movements that are asked for: after one place and before another. */
    private record Span(Place start, Place end) {}

    /**
     * A card's movements, with what was on it after each.
     *
     * @param storeId where it is asked for
     * @param terminalId at which terminal; credentials bound to terminals must say
     * @param from the first day, or from the beginning
     * @param to the last day, or up to now
     * @param at a past moment, RFC 3339: only what had happened by then, and the balance then
     */
    @GetMapping("/api/v1/cards/{cardId}/statement")
    @Nullable Statement statement(
            Caller caller,
            @PathVariable String cardId,
            @RequestParam String storeId,
            @RequestParam(required = false) @Nullable String terminalId,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        caller.allow(Operation.BALANCE_READ, storeId, terminalId, null, 0);
        if (limit < 1 || limit > MOST) {
            throw EdgeCodes.INVALID_PARAMETER.problem("limit is 1 to " + MOST + ".");
        }
        TimeParameters.date("from", from);
        TimeParameters.date("to", to);
        var moment = TimeParameters.moment("at", at);
        var span = span(from, to, moment == null ? EVER : moment);
        var card = cards.find(Asked.cardId(cardId)).orElseThrow(Asked::unknownCard).id();
        var wanted = Answering.format(request);
        if (wanted.isEmpty()) {
            var end = cursor == null ? span.end() : place(cursor, span);
            return movements.reading(() -> page(card, moment, new Span(span.start(), end), limit));
        }
        Answering.with(
                response,
                wanted.get(),
                "statement",
                Statement.COLUMNS,
                sheet -> movements.reading(() -> whole(card, span, sheet)));
        return null;
    }

    /** Backwards from what was on the card before the page's end. */
    private Statement page(String card, @Nullable Instant moment, Span span, int limit) {
        var lines = new ArrayList<Statement.Line>();
        var found = movements.newest(card, span.start(), span.end(), limit);
        var after = movements.before(card, span.end());
        for (var movement : found) {
            lines.add(Statement.Line.of(movement, after));
            after = after.less(movement);
        }
        return new Statement(
                card,
                moment == null ? clock.now() : moment,
                Statement.OnCard.of(
                        movements.before(card, Place.after(moment == null ? EVER : moment))),
                lines,
                found.size() < limit ? null : found.getLast().place().text());
    }

    private Holdings whole(String card, Span span, Sheet sheet) {
        var running = new Holdings[] {movements.before(card, span.start())};
        movements.oldest(
                card,
                span.start(),
                span.end(),
                movement -> {
                    running[0] = running[0].plus(movement);
                    Statement.Line.of(movement, running[0]).write(sheet);
                });
        return running[0];
    }

    private static Span span(@Nullable LocalDate from, @Nullable LocalDate to, Instant moment) {
        if (from != null && to != null && to.isBefore(from)) {
            throw EdgeCodes.INVALID_PARAMETER.problem("'to' is not before 'from'.");
        }
        var end = Place.after(moment);
        if (to != null && begin(to.plusDays(1)).isBefore(moment)) {
            end = Place.before(begin(to.plusDays(1)));
        }
        return new Span(Place.before(from == null ? Instant.EPOCH : begin(from)), end);
    }

    private static Instant begin(LocalDate date) {
        return date.atStartOfDay(BusinessClock.ZONE).toInstant();
    }

    /** A cursor goes on within what is asked for. */
    private static Place place(String cursor, Span span) {
        var place = Place.read(cursor);
        if (place == null || place.at().isAfter(span.end().at())) {
            throw EdgeCodes.INVALID_PARAMETER.problem("'cursor' is that of the page before.");
        }
        return place;
    }
}
