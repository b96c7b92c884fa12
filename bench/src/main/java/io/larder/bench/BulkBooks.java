package io.larder.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.HexFormat;
import java.util.List;
import java.util.RandomAccess;

/**
 * Books as they would stand after every card was recharged some times in cash: what is in each row
 * follows from its number alone, so that every table can be made in its own order and nothing has
 * to be remembered. Two lanes have taken batches of 256 in turn.
 *
 * @param cards how many cards
 * @param each how many recharges of each card; all cards once, then all again
 * @param last when the last batch was written; the first was 300 days before
 */
record BulkBooks(int cards, int each, Instant last) {

    static final int LANES = 2;
    static final int BATCH = 256;
    static final String DRAWER = "cash/drawer_a1";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long SPAN_MICROS = 300L * 24 * 3600 * 1_000_000;

    /** As the benchmark's commands draw them. */
    private static final long[] USUAL_MINOR = {100, 200, 300, 500, 1_000, 2_000};

    private static final HexFormat HEX = HexFormat.of();

    /** How many transfers, lots and orders. */
    long transfers() {
        return (long) cards * each;
    }

    /** How many batches in all lanes. */
    long batches() {
        return (transfers() + BATCH - 1) / BATCH;
    }

    /** How many batches in a lane, from 1 on. */
    long batches(int lane) {
        return (batches() - lane + LANES) / LANES;
    }

    /** The first transfer of a lane's batch. */
    long first(int lane, long batch) {
        return ((batch - 1) * LANES + lane - 1) * BATCH;
    }

    /** The transfer after a lane's batch. */
    long end(int lane, long batch) {
        return Math.min(first(lane, batch) + BATCH, transfers());
    }

    int lane(long transfer) {
        return (int) (transfer / BATCH % LANES) + 1;
    }

    long batch(long transfer) {
        return transfer / BATCH / LANES + 1;
    }

    /** When a transfer was written; those of a batch at the same moment. */
    Instant at(long transfer) {
        long micros = SPAN_MICROS / batches() * (batches() - 1 - transfer / BATCH);
        return last.minus(micros, ChronoUnit.MICROS);
    }

    static LocalDate date(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** The day before the first recharge. */
    LocalDate issuedOn() {
        return date(at(0)).minusDays(1);
    }

    int card(long transfer) {
        return (int) (transfer % cards);
    }

    /** Which of its card's recharges it is, from 0 on. */
    int round(long transfer) {
        return (int) (transfer / cards);
    }

    long transfer(int card, int round) {
        return (long) round * cards + card;
    }

    static long amountMinor(long transfer) {
        long mixed = (transfer + 1) * 0x9E3779B97F4A7C15L;
        return USUAL_MINOR[(int) Long.remainderUnsigned(mixed ^ mixed >>> 29, USUAL_MINOR.length)];
    }

    /** In the form of a UUIDv7; they rise. */
    String cardId(int card) {
        return id("card_", at(0).minus(1, ChronoUnit.DAYS).toEpochMilli(), card);
    }

    /** In the form of a UUIDv7; they rise. */
    String orderId(long transfer) {
        return id("rech_", at(transfer).toEpochMilli(), transfer);
    }

    /** A card's lot, as the room numbers them. */
    static String lotId(String cardId, int round) {
        return cardId + "/0000000" + round;
    }

    /** All cards' ids, made when they are asked for. */
    List<String> cardIds() {
        return new CardIds(this);
    }

    private static String id(String prefix, long millis, long number) {
        return prefix + HEX.toHexDigits(millis, 12) + "70008" + HEX.toHexDigits(number, 15);
    }

    private static final class CardIds extends AbstractList<String> implements RandomAccess {

        private final BulkBooks books;

        CardIds(BulkBooks books) {
            this.books = books;
        }

        @Override
        public String get(int card) {
            return books.cardId(card);
        }

        @Override
        public int size() {
            return books.cards;
        }
    }
}
