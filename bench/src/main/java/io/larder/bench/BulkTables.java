package io.larder.bench;

import io.larder.bench.RowText.Rows;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/** The rows of each table of {@link BulkBooks}, in the order of its primary key. */
final class BulkTables {

    static final String PRODUCT = "product_00000000000070008000000000000000";

    static final String TRANSFER =
            "transfer (lane, batch, idx, debit, credit, amount_minor, code, reference, phase,"
                    + " business_date)";
    static final String BATCH =
            "batch (lane, number, epoch, at, business_date, transfers, events, hash)";
    static final String LANE =
            "lane (number, epoch, next_batch, next_event, head_hash, last_at, last_business_date)";
    static final String CARD =
            "card (id, product_id, named, status, freeze_reason, customer_id, holder_kind,"
                    + " store_id, issued_on, expires_on, bonus_minor, first_open_lot, next_lot,"
                    + " version)";
    static final String NUMBER = "card_number (number, card_id, batch_id)";
    static final String ACCOUNT =
            "account (name, stripe, debits_posted, credits_posted, debits_pending,"
                    + " credits_pending)";
    static final String LOT =
            "card_lot (id, card_id, kind, original_minor, remaining_minor, source_channel,"
                    + " payment_reference, expires_on, priority, business_date)";
    static final String ORDER =
            "recharge_order (id, state, card_id, amount_minor, currency, method, pay_with,"
                    + " store_id, terminal_id, drawer_id, asked_by, tendered_minor, lot_id,"
                    + " transaction_id, occurred_at, expires_at, confirmed_at, business_date,"
                    + " version)";
    static final String KEY = "idempotency (name, body_hash, result, lane, batch)";

    private static final String CALLER = "key_00000000000070008000000000000000";
    private static final String NO_BODY = "0".repeat(64);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private final BulkBooks books;

    BulkTables(BulkBooks books) {
        this.books = books;
    }

    Rows cards() {
        var issued = books.issuedOn().toString();
        var until = books.issuedOn().plusYears(5).toString();
        return count(
                books.cards(),
                (row, card) -> {
                    row.text(books.cardId(card)).text(PRODUCT).number(0).text("ACTIVE");
                    row.none().none().none().text("store_a").text(issued).text(until);
                    row.number(0).number(0).number(books.each()).number(1L + books.each());
                });
    }

    Rows numbers() {
        return count(
                books.cards(),
                (row, card) -> row.text(number(card)).text(books.cardId(card)).none());
    }

    /** Cards' accounts, then each lane's stripe of the drawer. */
    Rows accounts() {
        return count(
                books.cards() + BulkBooks.LANES,
                (row, at) -> {
                    if (at < books.cards()) {
                        row.text("card/" + books.cardId(at) + "/principal").number(0);
                        row.number(0).number(held(at)).number(0).number(0);
                    } else {
                        int lane = at - books.cards() + 1;
                        row.text(BulkBooks.DRAWER).number(lane);
                        row.number(taken(lane)).number(0).number(0).number(0);
                    }
                });
    }

    Rows lots() {
        return each(
                (row, at) -> {
                    // by card here, by time elsewhere
                    int card = (int) (at / books.each());
                    int round = (int) (at % books.each());
                    long transfer = books.transfer(card, round);
                    long amount = BulkBooks.amountMinor(transfer);
                    var id = books.cardId(card);
                    row.text(BulkBooks.lotId(id, round)).text(id).text("PRINCIPAL");
                    row.number(amount).number(amount).text("CASH").text(books.orderId(transfer));
                    row.none().number(10).text(day(books.at(transfer)));
                });
    }

    Rows orders() {
        var times = new Latest(BulkTables::time);
        var days = new Latest(BulkTables::day);
        return each(
                (row, transfer) -> {
                    var at = books.at(transfer);
                    var card = books.cardId(books.card(transfer));
                    var time = times.of(at);
                    long amount = BulkBooks.amountMinor(transfer);
                    row.text(books.orderId(transfer)).text("CONFIRMED").text(card).number(amount);
                    row.text("CNY").text("TILL").text("CASH").text("store_a").text("till_a1");
                    row.text("drawer_a1").text(CALLER).number(amount);
                    row.text(BulkBooks.lotId(card, books.round(transfer))).none();
                    row.text(time).none().text(time).text(days.of(at)).number(2);
                });
    }

    Rows keys() {
        return each(
                (row, transfer) -> {
                    var order = books.orderId(transfer);
                    row.text(CALLER + " recharge ", order).text(NO_BODY).text(order);
                    row.number(books.lane(transfer)).number(books.batch(transfer));
                });
    }

    /** After the transfers were made: their hashes are known then. */
    Rows batches(BulkTransfers transfers) {
        long ofFirst = books.batches(1);
        return upTo(
                books.batches(),
                (row, at) -> {
                    int lane = at < ofFirst ? 1 : 2;
                    long batch = at < ofFirst ? at + 1 : at - ofFirst + 1;
                    long first = books.first(lane, batch);
                    long size = books.end(lane, batch) - first;
                    var when = books.at(first);
                    row.number(lane).number(batch).number(1).text(time(when)).text(day(when));
                    row.number(size).number(size).text(transfers.hash(lane, batch));
                });
    }

    Rows lanes(BulkTransfers transfers) {
        return count(
                BulkBooks.LANES,
                (row, at) -> {
                    int lane = at + 1;
                    long batches = books.batches(lane);
                    var when = books.at(batches == 0 ? 0 : books.first(lane, batches));
                    row.number(lane).number(1).number(batches + 1).number(events(lane) + 1);
                    row.text(transfers.hash(lane, batches)).text(time(when)).text(day(when));
                });
    }

    private long events(int lane) {
        long events = 0;
        for (long batch = 1; batch <= books.batches(lane); batch++) {
            events += books.end(lane, batch) - books.first(lane, batch);
        }
        return events;
    }

    private long held(int card) {
        long held = 0;
        for (int round = 0; round < books.each(); round++) {
            held += BulkBooks.amountMinor(books.transfer(card, round));
        }
        return held;
    }

    private long taken(int lane) {
        long taken = 0;
        for (long batch = 1; batch <= books.batches(lane); batch++) {
            for (long at = books.first(lane, batch); at < books.end(lane, batch); at++) {
                taken += BulkBooks.amountMinor(at);
            }
        }
        return taken;
    }

    private String number(int card) {
        long spread = 100_000_000_000L / books.cards() * card;
        var body = Long.toString(9_001_00_000_000_000L + spread);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return body + (10 - sum % 10) % 10;
    }

    private static String time(Instant at) {
        return MICROS.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    private static String day(Instant at) {
        return BulkBooks.date(at).toString();
    }

    /** The text of the last moment, which whole batches share. */
    private static final class Latest {

        private final Function<Instant, String> text;
        private Instant moment = Instant.MIN;
        private String last = "";

        Latest(Function<Instant, String> text) {
            this.text = text;
        }

        String of(Instant at) {
            if (!at.equals(moment)) {
                moment = at;
                last = text.apply(at);
            }
            return last;
        }
    }

    private Rows each(BiConsumer<RowText, Long> writer) {
        return upTo(books.transfers(), writer);
    }

    private static Rows count(int rows, ObjIntConsumer<RowText> writer) {
        return upTo(rows, (row, at) -> writer.accept(row, (int) (long) at));
    }

    private static Rows upTo(long rows, BiConsumer<RowText, Long> writer) {
        var next = new long[1];
        return row -> {
            if (next[0] == rows) {
                return false;
            }
            writer.accept(row, next[0]++);
            return true;
        };
    }
}
