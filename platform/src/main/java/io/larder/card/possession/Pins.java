package io.larder.card.possession;

import io.larder.identity.SecurityEvents;
import io.larder.vault.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * PINs of cards. A try is counted in a transaction of its own before it is compared, so neither a
 * refused command nor tries side by side get more than three: the third wrong one in a row locks
 * the PIN, and the PIN alone. What is hashed is a keyed hash of card and PIN, because six digits
 * are soon tried by whoever has the table but not the vault's key.
 */
@Component
class Pins {

    static final int TRIES = 3;

    private final JdbcClient sql;
    private final Vault vault;
    private final PinHashes hashes;
    private final InstantSource wallTime;
    private final SecurityEvents events;

    Pins(
            JdbcClient sql,
            Vault vault,
            PinHashes hashes,
            InstantSource wallTime,
            SecurityEvents events) {
        this.sql = sql;
        this.vault = vault;
        this.hashes = hashes;
        this.wallTime = wallTime;
        this.events = events;
    }

    /** A card's PIN, without it. */
    record Facts(int failures, Instant setAt, @Nullable Instant lockedAt) {
        boolean locked() {
            return failures >= TRIES;
        }
    }

    Optional<Facts> find(String cardId) {
        return sql.sql("SELECT failures, set_at, locked_at FROM card_pin WHERE card_id = ?")
                .param(cardId)
                .query(
                        (row, i) ->
                                new Facts(
                                        row.getInt(1),
                                        DatabaseTime.instant(row.getObject(2, LocalDateTime.class)),
                                        DatabaseTime.instantOrNull(
                                                row.getObject(3, LocalDateTime.class))))
                .optional();
    }

    /** Gives a card a PIN in place of an earlier one, and unlocks it. */
    void set(String cardId, String pin) {
        var hash = hashes.inTurn(() -> hashes.hash(keyed(cardId, pin)));
        sql.sql(
                        "INSERT INTO card_pin (card_id, pin_hash, failures, set_at)"
                                + " VALUES (?, ?, 0, ?) ON DUPLICATE KEY UPDATE"
                                + " pin_hash = VALUES(pin_hash), failures = 0,"
                                + " set_at = VALUES(set_at), locked_at = NULL")
                .params(cardId, hash, DatabaseTime.of(wallTime.instant()))
                .update();
    }

    /**
     * Whether this is the card's PIN; no card, no PIN and a locked one take as long as a wrong one.
     *
     * @param by who asks, for the security event when this locks it
     */
    boolean isOf(@Nullable String cardId, String pin, String by) {
        var card = cardId == null ? Possession.NOBODY : cardId;
        var keyed = keyed(card, pin);
        return hashes.inTurn(
                () -> {
                    boolean counted = count(card);
                    var hash = hash(card).filter(it -> counted);
                    boolean same = hashes.matches(keyed, hash.orElse(hashes.decoy));
                    if (same && hash.isPresent()) {
                        forgive(card, hash.get());
                        return true;
                    }
                    lock(card, by);
                    return false;
                });
    }

    /** Counts a try as wrong until it has proven right; false when there is none left. */
    private boolean count(String cardId) {
        return sql.sql(
                                "UPDATE card_pin SET failures = failures + 1 WHERE card_id = ? AND"
                                        + " failures < ?")
                        .params(cardId, TRIES)
                        .update()
                == 1;
    }

    private Optional<String> hash(String cardId) {
        return sql.sql("SELECT pin_hash FROM card_pin WHERE card_id = ?")
                .param(cardId)
                .query(String.class)
                .optional();
    }

    /** Three in a row are wrong, so a right one starts anew; not when it was changed meanwhile. */
    private void forgive(String cardId, String hash) {
        sql.sql(
                        "UPDATE card_pin SET failures = 0 WHERE card_id = ? AND pin_hash = ? AND"
                                + " locked_at IS NULL")
                .params(cardId, hash)
                .update();
    }

    /** Notes when the last try was used up; the count alone is what locks. */
    private void lock(String cardId, String by) {
        int locked =
                sql.sql(
                                "UPDATE card_pin SET locked_at = ? WHERE card_id = ? AND failures"
                                        + " >= ? AND locked_at IS NULL")
                        .params(DatabaseTime.of(wallTime.instant()), cardId, TRIES)
                        .update();
        if (locked == 1) {
            events.record("card_pin_locked", by, cardId);
        }
    }

    private String keyed(String cardId, String pin) {
        return vault.lookup("card_pin", cardId + " " + pin);
    }
}
