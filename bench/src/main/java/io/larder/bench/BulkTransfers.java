package io.larder.bench;

import io.larder.ledger.core.Chain;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/** Transfers in the order of lanes and batches, with each batch's link of the hash chain. */
final class BulkTransfers implements RowText.Rows {

    private static final byte[] DRAWER = BulkBooks.DRAWER.getBytes(StandardCharsets.US_ASCII);

    private final BulkBooks books;
    private final String[][] hashes = new String[BulkBooks.LANES + 1][];
    private final MessageDigest digest;
    private int lane = 1;
    private long batch = 1;
    private long next;
    private boolean ended;
    private String date = "";

    BulkTransfers(BulkBooks books) {
        this.books = books;
        for (int i = 1; i <= BulkBooks.LANES; i++) {
            hashes[i] = new String[(int) books.batches(i) + 1];
            hashes[i][0] = Chain.START;
        }
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        next = books.first(1, 1);
        begin();
    }

    /** The hash of a batch that was written; of number 0 the chain's start. */
    String hash(int ofLane, long number) {
        return hashes[ofLane][(int) number];
    }

    @Override
    public boolean next(RowText row) {
        if (ended || next == books.end(lane, batch) && !nextBatch()) {
            return false;
        }
        long transfer = next++;
        var account = ("card/" + books.cardId(books.card(transfer)) + "/principal");
        long amount = BulkBooks.amountMinor(transfer);
        var order = books.orderId(transfer);
        row.number(lane).number(batch).number(transfer - books.first(lane, batch));
        row.text(DRAWER).text(account).number(amount).text("recharge").text(order).text("POST");
        row.text(date);
        link(account, amount, order);
        return true;
    }

    /** Ends a batch and begins the next one, or answers false after the last. */
    private boolean nextBatch() {
        hashes[lane][(int) batch] = HexFormat.of().formatHex(digest.digest());
        if (++batch > books.batches(lane)) {
            if (++lane > BulkBooks.LANES || books.batches(lane) == 0) {
                ended = true;
                return false;
            }
            batch = 1;
        }
        next = books.first(lane, batch);
        begin();
        return true;
    }

    private void begin() {
        Instant at = books.at(next);
        LocalDate day = BulkBooks.date(at);
        date = day.toString();
        var header =
                "%s|%d|%d|%s|%s\n".formatted(hashes[lane][(int) batch - 1], lane, batch, at, day);
        digest.update(header.getBytes(StandardCharsets.US_ASCII));
    }

    private void link(String account, long amount, String order) {
        var text =
                BulkBooks.DRAWER + '|' + account + '|' + amount + "|recharge|" + order + "|POST\n";
        digest.update(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
