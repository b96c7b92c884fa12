package io.larder.card.statement;

import io.larder.ledger.Balance;
import io.larder.ledger.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One transfer on one of a card's accounts.
 *
 * @param place where it stands among the card's movements
 * @param bonus whether it is on the bonus account, and not on the principal
 * @param counter the account on the other side; where two legal entities cleared, the one beyond
 * @param moved what it did to the account
 */
record Movement(
        Place place,
        LocalDate businessDate,
        String code,
        String reference,
        Phase phase,
        boolean bonus,
        String counter,
        Balance moved) {

    /**
     * A place in the order in which a card's money moved: by time, then lane, batch and index. A
     * batch takes its time after it has locked the card, so the times of one card follow its lock
     * from lane to lane; only a wall clock that was set back can exchange neighbours, and then
     * every sum is still that of the movements listed up to it.
     */
    record Place(Instant at, int lane, long batch, int idx) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::at)
                        .thenComparing(Place::lane)
                        .thenComparing(Place::batch)
                        .thenComparing(Place::idx);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        /** Before everything that happened at this instant or later. */
        static Place before(Instant at) {
            return new Place(at, -1, 0, 0);
        }

        /** After everything that happened at this instant or earlier. */
        static Place after(Instant at) {
            return new Place(at, Integer.MAX_VALUE, 0, 0);
        }

        /** As a cursor. */
        String text() {
            return "%d.%d.%d.%d.%d".formatted(at.getEpochSecond(), at.getNano(), lane, batch, idx);
        }

        /** Of a cursor; null when it is none. */
        static @Nullable Place read(String text) {
            if (!text.matches("\\d{1,11}\\.\\d{1,9}\\.\\d{1,4}\\.\\d{1,18}\\.\\d{1,9}")) {
                return null;
            }
            var parts = text.split("\\.", -1);
            return new Place(
                    Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1])),
                    Integer.parseInt(parts[2]),
                    Long.parseLong(parts[3]),
                    Integer.parseInt(parts[4]));
        }
    }
}
