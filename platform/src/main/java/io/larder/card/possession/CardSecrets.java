package io.larder.card.possession;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.vault.Vault;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is printed on a card or written to its stripe or chip: 128 bits that only the vault's key
 * gives, out of the card's id and the secret's number on that card. So none is stored, a repeated
 * issue prints the same one, and a stolen database holds nothing to print cards with.
 */
@Component
public class CardSecrets {

    private static final int HEX_DIGITS = 32;
    private static final int FIRST = 1;

    private final JdbcClient sql;
    private final Vault vault;
    private final InstantSource wallTime;

    CardSecrets(JdbcClient sql, Vault vault, InstantSource wallTime) {
        this.sql = sql;
        this.vault = vault;
        this.wallTime = wallTime;
    }

    /** The secret in force, 32 hex digits: for whoever prints the card. */
    public String of(String cardId) {
        return secret(cardId, number(cardId));
    }

    /** The secrets in force of several cards, by card id. */
    public Map<String, String> of(Collection<String> cardIds) {
        var numbers = new HashMap<String, Integer>();
        if (!cardIds.isEmpty()) {
            sql.sql("SELECT card_id, number FROM card_secret WHERE card_id IN (:ids)")
                    .param("ids", cardIds)
                    .query(
                            row -> {
                                numbers.put(row.getString(1), row.getInt(2));
                            });
        }
        var secrets = new HashMap<String, String>();
        for (var id : cardIds) {
            secrets.put(id, secret(id, numbers.getOrDefault(id, FIRST)));
        }
        return secrets;
    }

    /** Ends the secret in force and answers the one after it. */
    String renew(String cardId) {
        sql.sql(
                        "INSERT INTO card_secret (card_id, number, made_at) VALUES (?, ?, ?)"
                                + " ON DUPLICATE KEY UPDATE number = number + 1,"
                                + " made_at = VALUES(made_at)")
                .params(cardId, FIRST + 1, DatabaseTime.of(wallTime.instant()))
                .update();
        return of(cardId);
    }

    /** Whether this is the card's secret; no card takes as long as a wrong secret. */
    boolean isOf(@Nullable String cardId, String secret) {
        var right = of(cardId == null ? Possession.NOBODY : cardId);
        return MessageDigest.isEqual(right.getBytes(UTF_8), secret.getBytes(UTF_8))
                && cardId != null;
    }

    private int number(String cardId) {
        return sql.sql("SELECT number FROM card_secret WHERE card_id = ?")
                .param(cardId)
                .query(Integer.class)
                .optional()
                .orElse(FIRST);
    }

    private String secret(String cardId, int number) {
        return vault.lookup("card_secret", cardId + "/" + number).substring(0, HEX_DIGITS);
    }
}
