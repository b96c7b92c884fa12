package io.larder.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.kit.MovableClock;
import io.larder.kit.TestDatabase;
import io.larder.kit.TestLedger;
import io.larder.ledger.Audit;
import io.larder.ledger.AuditNotes;
import io.larder.ledger.AuditReport;
import io.larder.ledger.Invariant;
import io.larder.ledger.Tally;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class WholeAuditTest {

    private static final int CARDS = 6;

    private final List<String> said = new ArrayList<>();
    private final DeadProcess notes = new DeadProcess();
    private TestDatabase database;
    private TestLedger ledger;

    /** What a process that died would have left in a file. */
    private static final class DeadProcess implements AuditNotes {

        private byte @Nullable [] bytes;

        @Override
        public Optional<byte[]> read() {
            return Optional.ofNullable(bytes);
        }

        @Override
        public void write(byte[] noted) {
            bytes = noted;
        }

        @Override
        public void clear() {
            bytes = null;
        }
    }

    /** Credits are these rows, and accounts hold those. */
    private record Tallied(Tally... all) implements Invariant {
        @Override
        public String name() {
            return "tallied";
        }

        @Override
        public List<Tally> tallies() {
            return List.of(all);
        }

        @Override
        public List<Breach> ofAll(JdbcClient snapshot) {
            return List.of(new Breach(name(), "row by row"));
        }
    }

    @BeforeEach
    void sixCardsInSixBatches() {
        database = TestDatabase.fresh();
        ledger = new TestLedger(database, new MovableClock());
        for (int card = 1; card <= CARDS; card++) {
            Give.once(ledger.writer(), "c" + card, 100 * card);
        }
    }

    @AfterEach
    void drop() {
        ledger.close();
        database.close();
    }

    @Test
    void anInterruptedAuditGoesOnBehindWhatItHadVerified() throws SQLException {
        interruptedAfter(3);

        var report = audit();

        assertThat(report.ok()).isTrue();
        assertThat(report.transfers()).isEqualTo(CARDS);
        assertThat(said).contains("going on after 3 transfers");
        assertThat(notes.read()).isEmpty();
    }

    @Test
    void whatIsChangedBehindTheNotesIsFoundThereOrByItsBalance() throws SQLException {
        interruptedAfter(3);
        plant("UPDATE transfer SET amount_minor = 501 WHERE amount_minor = 500");
        assertThat(audit().count(Audit.CHAIN)).isPositive();

        interruptedAfter(3);
        plant("UPDATE transfer SET amount_minor = 500 WHERE amount_minor = 501");
        plant("UPDATE account SET credits_posted = 101 WHERE name = 'card/c1/principal'");
        assertThat(audit().breaches())
                .extracting(Invariant.Breach::what)
                .singleElement()
                .asString()
                .startsWith("card/c1/principal holds");
    }

    @Test
    void aChainThatNoLongerLeadsThroughTheNotesIsReadFromTheStart() throws SQLException {
        interruptedAfter(3);
        plant("UPDATE batch SET hash = REPEAT('0', 64) WHERE number = 3");
        assertThat(audit().count(Audit.CHAIN)).isPositive();
        assertThat(said).noneMatch(line -> line.startsWith("going on"));
    }

    @Test
    void damagedNotesAreNotBelieved() throws SQLException {
        interruptedAfter(3);
        var damaged = notes.read().orElseThrow();
        damaged[100] ^= 1;
        assertThat(audit().ok()).isTrue();
        assertThat(said).noneMatch(line -> line.startsWith("going on"));
    }

    @Test
    void accountsThatAreWrongByTheSameAmountAreBothNamed() {
        plant("UPDATE account SET credits_posted = 101 WHERE name = 'card/c1/principal'");
        plant("UPDATE account SET credits_posted = 199 WHERE name = 'card/c2/principal'");
        assertThat(audit().breaches())
                .extracting(Invariant.Breach::what)
                .anyMatch(what -> what.startsWith("card/c1/"))
                .anyMatch(what -> what.startsWith("card/c2/"))
                .hasSize(2);
    }

    @Test
    void aTransferThatTakesABarIntoItsNamesIsFound() {
        plant(
                "UPDATE transfer SET debit = 'cash/till|card/c1', credit = 'principal' WHERE batch = 1");
        assertThat(audit().count(Audit.CHAIN)).isPositive();
    }

    @Test
    void talliesThatHoldSpareTheCheckRowByRow() {
        var credits =
                new Tally.OfTransfers("recharge", "SELECT reference, amount_minor FROM transfer");
        var held = new Tally.OfAccounts("card/", "SELECT credit, amount_minor FROM transfer");
        assertThat(audit(new Tallied(credits, held)).ok()).isTrue();
        assertThat(
                        audit(
                                        new Tallied(
                                                credits,
                                                held,
                                                new Tally.OfRows(held.rows(), held.rows())))
                                .ok())
                .isTrue();
    }

    @Test
    void aTallyThatDoesNotHoldIsLookedAtRowByRow() {
        var half =
                "SELECT reference, CAST(amount_minor / 2 AS SIGNED) FROM transfer UNION ALL"
                        + " SELECT reference, CAST(amount_minor / 2 AS SIGNED) FROM transfer";
        for (var tally :
                List.of(
                        new Tally.OfTransfers("recharge", half),
                        new Tally.OfTransfers("other", half),
                        new Tally.OfAccounts("card/", half),
                        new Tally.OfRows(half, "SELECT credit, amount_minor FROM transfer"))) {
            assertThat(audit(new Tallied(tally)).count("tallied"))
                    .as(tally.toString())
                    .isEqualTo(1);
        }
    }

    /** Notes as an audit leaves them that ends in the middle. */
    private void interruptedAfter(int batches) throws SQLException {
        said.clear();
        var verified = Verified.nothing(List.of(), "{}");
        try (var connection = database.dataSource().getConnection()) {
            var prints = new Prints(0);
            var line = new TransferLine();
            verified.add(
                    new StretchCheck(connection, 1)
                            .check(
                                    0,
                                    batches,
                                    prints,
                                    (text, batch) -> {
                                        assertThat(line.read(text)).isTrue();
                                        var hash = verified.hash();
                                        long minor = line.amountMinor();
                                        prints.debit(line.debit(hash), line.phase(), minor);
                                        prints.credit(line.credit(hash), line.phase(), minor);
                                    }));
        }
        notes.write(verified.notes().orElseThrow());
    }

    private void plant(String sql) {
        assertThat(database.jdbc().sql(sql).update()).isPositive();
    }

    private AuditReport audit(Invariant... invariants) {
        var audit = new WholeAudit(database.dataSource(), List.of(invariants));
        return audit.whole(notes, said::add);
    }
}
