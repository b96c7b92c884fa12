package io.larder.card;

import io.larder.card.core.LotRow;
import java.util.HashSet;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a lot's money is now: a card that was replaced or merged takes its lots along, under new
 * ids. Read before a command is submitted; one that finds the lot gone meanwhile refuses, and the
 * next try finds it here.
 */
@Component
public class LotPlaces {

    private final JdbcClient sql;

    LotPlaces(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A lot where it is now.
     *
     * @param lotId its id there
     */
    public record Place(String cardId, String lotId) {}

    private record Gone(String replacedBy, int firstOpenLot, int lotShift) {}

    /** Where a lot is; where it was at its end when it had been used up before its card went. */
    public Place now(String lotId) {
        var at = new Place(LotRow.cardOf(lotId), lotId);
        var seen = new HashSet<String>();
        for (var gone = gone(at.cardId());
                gone.isPresent() && seen.add(at.cardId());
                gone = gone(at.cardId())) {
            int number = LotRow.numberOf(at.lotId());
            if (number < gone.get().firstOpenLot()) {
                return at;
            }
            var next = gone.get().replacedBy();
            at = new Place(next, LotRow.idOf(next, number + gone.get().lotShift()));
        }
        return at;
    }

    /** The card that stands for a card now: itself, or the last of those that replaced it. */
    public String cardNow(String cardId) {
        var at = cardId;
        var seen = new HashSet<String>();
        for (var gone = gone(at); gone.isPresent() && seen.add(at); gone = gone(at)) {
            at = gone.get().replacedBy();
        }
        return at;
    }

    private Optional<Gone> gone(String cardId) {
        return sql.sql(
                        "SELECT replaced_by, first_open_lot, lot_shift FROM card"
                                + " WHERE id = ? AND replaced_by IS NOT NULL")
                .param(cardId)
                .query(Gone.class)
                .optional();
    }
}
