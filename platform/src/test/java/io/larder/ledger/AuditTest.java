package io.larder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.kit.MovableClock;
import io.larder.kit.TestDatabase;
import io.larder.kit.TestLedger;
import io.larder.ledger.audit.WholeAudit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {

    private TestDatabase database;
    private TestLedger ledger;

    @BeforeEach
    void threeCreditsAreBooked() {
        database = TestDatabase.fresh();
        database.asOwner(
                "CREATE TABLE "
                        + database.schema()
                        + ".purse (id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin PRIMARY KEY,"
                        + " credits INT NOT NULL, note VARCHAR(10) NULL)");
        ledger = new TestLedger(database, new MovableClock());
        run("open-a1", new OpenPurse("a1"));
        run("credit-1", new CreditPurse("a1", 100, null));
        run("credit-2", new CreditPurse("a1", 200, null));
        run("credit-3", new CreditPurse("a1", 300, null));
    }

    @AfterEach
    void drop() {
        ledger.close();
        database.close();
    }

    @Test
    void soundBooksPass() {
        var report = audit();
        assertThat(report.breaches()).isEmpty();
        assertThat(report.transfers()).isEqualTo(3);
        assertThat(report.accountsChecked()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} is found as a breach of {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a changed balance | UPDATE account SET credits_posted = credits_posted + 1"
                        + " WHERE name = 'card/a1/principal' | balances",
                "a changed hot stripe | UPDATE account SET debits_posted = debits_posted + 1"
                        + " WHERE name = 'cash/till' | balances",
                "a changed amount | UPDATE transfer SET amount_minor = 201 WHERE amount_minor ="
                        + " 200 | chain",
                "a missing transfer | DELETE FROM transfer WHERE amount_minor = 200 | chain",
                "a doubled transfer | INSERT INTO transfer SELECT lane, batch, idx + 1, debit,"
                        + " credit, amount_minor, code, reference, phase, business_date FROM"
                        + " transfer WHERE amount_minor = 300 | chain",
                "a changed hash | UPDATE batch SET hash = REPEAT('0', 64) WHERE number = 3 | chain",
                "a missing last batch | DELETE FROM batch WHERE number = 4 | chain",
                "a changed head | UPDATE lane SET head_hash = REPEAT('1', 64) | chain"
            })
    void aPlantedBreachIsFound(String what, String sql, String invariant) {
        assertThat(database.jdbc().sql(sql).update()).as(what).isPositive();
        assertThat(audit().count(invariant)).isPositive();
    }

    private AuditReport audit() {
        return new WholeAudit(database.dataSource(), List.of()).whole();
    }

    private <F extends Refusal> void run(String key, Part<String, F> part) {
        var command =
                new Command<>(
                        new Key.Internal("test", key),
                        Kept.text(),
                        Instant.now().plusSeconds(20),
                        part);
        assertThat(ledger.writer().run(command)).isInstanceOf(Outcome.Done.class);
    }
}
