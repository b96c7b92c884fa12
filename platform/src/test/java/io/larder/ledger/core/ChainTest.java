package io.larder.ledger.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.ledger.Moment;
import io.larder.ledger.Phase;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The text that is hashed is a contract, docs/LEDGER-TABLES.md. */
class ChainTest {

    @Test
    void theHashCoversTheOneBeforeTheBatchItsTimeToTheMicrosecondAndEveryTransfer()
            throws NoSuchAlgorithmException {
        var moment =
                new Moment(
                        Instant.parse("2026-03-02T02:00:00.123456789Z"), LocalDate.of(2026, 3, 2));
        var chain =
                new Chain(Chain.START, 3, 17, moment)
                        .transfer(
                                "cash/a",
                                "card/b/principal",
                                100,
                                "recharge",
                                "order_1",
                                Phase.POST)
                        .transfer(
                                "card/b/principal",
                                "sales/s",
                                40,
                                "spend",
                                "spend_1",
                                Phase.COMMIT);

        var text =
                "0".repeat(64)
                        + "|3|17|2026-03-02T02:00:00.123456Z|2026-03-02\n"
                        + "cash/a|card/b/principal|100|recharge|order_1|POST\n"
                        + "card/b/principal|sales/s|40|spend|spend_1|COMMIT\n";
        var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        assertThat(chain.hash()).isEqualTo(HexFormat.of().formatHex(hash));
    }
}
