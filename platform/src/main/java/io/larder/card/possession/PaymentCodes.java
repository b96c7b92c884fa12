package io.larder.card.possession;

import io.larder.vault.Vault;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One-time payment codes: 18 digits of which 16 are random. They begin with 70, so no reader takes
 * them for a code of WeChat Pay (10 to 15), of Alipay (25 to 30) or of UnionPay (62, 19 digits),
 * nor for a card's number (9, 16 digits).
 */
@Component
class PaymentCodes {

    private static final String PREFIX = "70";
    private static final int RANDOM_DIGITS = 16;

    /** How long a code that has ended is kept, for whoever asks what became of it. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient sql;
    private final Vault vault;
    private final InstantSource wallTime;
    private final Duration valid;
    private final SecureRandom random = new SecureRandom();

    PaymentCodes(JdbcClient sql, Vault vault, InstantSource wallTime, PossessionSettings settings) {
        this.sql = sql;
        this.vault = vault;
        this.wallTime = wallTime;
        this.valid = Duration.ofSeconds(settings.paymentCodeSeconds());
    }

    /** A code as its holder's app shows it. */
    record NewCode(String paymentCode, Instant expiresAt) {
        @Override
        public String toString() {
            return "NewCode";
        }
    }

    NewCode make(String cardId) {
        var now = wallTime.instant();
        sql.sql("DELETE FROM card_payment_code WHERE expires_at < ? LIMIT 100")
                .param(DatabaseTime.of(now.minus(KEPT)))
                .update();
        var digits = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        var code = new NewCode(digits.toString(), now.plus(valid));
        sql.sql("INSERT INTO card_payment_code (code_hash, card_id, expires_at) VALUES (?, ?, ?)")
                .params(hash(code.paymentCode()), cardId, DatabaseTime.of(code.expiresAt()))
                .update();
        return code;
    }

    /** The row of a code, whether or not it can still be used. */
    @Nullable CodeRow find(String code) {
        return sql.sql(
                        "SELECT code_hash, card_id, expires_at, used_at FROM card_payment_code"
                                + " WHERE code_hash = ?")
                .param(hash(code))
                .query(
                        (row, i) ->
                                new CodeRow(
                                        row.getString(1),
                                        row.getString(2),
                                        DatabaseTime.instant(row.getObject(3, LocalDateTime.class)),
                                        DatabaseTime.instantOrNull(
                                                row.getObject(4, LocalDateTime.class))))
                .optional()
                .orElse(null);
    }

    /** Uses a code up without paying; false when somebody else was first. */
    boolean use(String codeHash) {
        return sql.sql(
                                "UPDATE card_payment_code SET used_at = ? WHERE code_hash = ? AND"
                                        + " used_at IS NULL")
                        .params(DatabaseTime.of(wallTime.instant()), codeHash)
                        .update()
                == 1;
    }

    private String hash(String code) {
        return vault.lookup("payment_code", code);
    }
}
