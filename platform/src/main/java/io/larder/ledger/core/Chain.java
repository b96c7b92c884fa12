package io.larder.ledger.core;

import io.larder.ledger.Moment;
import io.larder.ledger.Phase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * The hash chain of a lane: each batch's SHA-256 covers the one before, its own number and time,
 * and every transfer in order. It is computed again from the stored rows by the audit, and by
 * anyone who has them; docs/LEDGER-TABLES.md states the text that is hashed.
 */
public final class Chain {

    /** The hash before a lane's first batch. */
    public static final String START = "0".repeat(64);

    private final StringBuilder text = new StringBuilder();

    /** Begins a batch. */
    public Chain(String previousHash, int lane, long batch, Moment moment) {
        text.append(previousHash).append('|').append(lane).append('|').append(batch).append('|');
        text.append(moment.at().truncatedTo(ChronoUnit.MICROS)).append('|');
        text.append(moment.businessDate()).append('\n');
    }

    /** Adds the next transfer. */
    public Chain transfer(
            String debit,
            String credit,
            long amountMinor,
            String code,
            String reference,
            Phase phase) {
        text.append(debit).append('|').append(credit).append('|').append(amountMinor).append('|');
        text.append(code).append('|').append(reference).append('|').append(phase).append('\n');
        return this;
    }

    /** What is hashed. */
    public String text() {
        return text.toString();
    }

    /** The batch's hash, 64 hex digits. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
