package io.larder.reconcile.day;

import io.larder.edge.EdgeCodes;
import io.larder.edge.IdempotencyKey;
import io.larder.identity.Caller;
import io.larder.money.Money;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drawers' counts over HTTP. */
@RestController
class CashCountEndpoint {

    private final CountCash counting;

    CashCountEndpoint(CountCash counting) {
        this.counting = counting;
    }

    /**
     * What was counted.
     *
     * @param counted the takings of that business date, change money left aside; below zero when
     *     more was handed back than taken
     */
    record Count(String drawerId, LocalDate date, Money counted) {}

    /** The count as it stands; {@code over} is below zero when money was missing. */
    record Counted(
            String id,
            String drawerId,
            LocalDate date,
            Money expected,
            Money counted,
            Money over) {}

    @PostMapping("/api/v1/cash-counts")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Counted> count(Caller caller, IdempotencyKey key, @RequestBody Count count) {
        if (!count.counted().currency().equals(Money.CNY)) {
            throw EdgeCodes.INVALID_FIELD.problem("Drawers hold CNY.");
        }
        var counted = count.counted().minor();
        var done = counting.count(caller, key, count.drawerId(), count.date(), counted);
        var row = done.row();
        var answer = ResponseEntity.status(HttpStatus.CREATED);
        if (done.replayed()) {
            answer.header(IdempotencyKey.REPLAYED_HEADER, "true");
        }
        return answer.body(
                new Counted(
                        row.id(),
                        row.drawerId(),
                        row.businessDate(),
                        Money.cny(row.expectedMinor()),
                        Money.cny(row.countedMinor()),
                        Money.cny(row.overMinor())));
    }
}
