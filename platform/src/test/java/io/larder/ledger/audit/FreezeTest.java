package io.larder.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.kit.MovableClock;
import io.larder.kit.TestDatabase;
import io.larder.ledger.Account;
import io.larder.ledger.Cell;
import io.larder.ledger.CellFreeze;
import io.larder.ledger.Changes;
import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Outcome;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.ledger.writer.BatchListener;
import io.larder.ledger.writer.LaneWriter;
import io.larder.ledger.writer.WriterSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezeTest {

    private static final Runnable NO_REST = () -> {};

    /** Moves one minor unit between two accounts of the house. */
    private record MoveOne(String key) implements Part<String, Never> {
        @Override
        public Reads reads() {
            return Reads.account(new Account("card/c1/principal", false));
        }

        @Override
        public Step<String, Never> decide(View view, Moment now) {
            return new Step.Done<>(
                    key,
                    Changes.NONE.transfer(
                            new Account("cash/till", true),
                            new Account("card/c1/principal", false),
                            1,
                            "test",
                            key));
        }
    }

    @Test
    void aBreachStopsWritingAlsoAfterARestartUntilAWholeAuditFindsNothing() throws SQLException {
        try (var database = TestDatabase.fresh()) {
            var freeze = new CellFreeze(database.jdbc(), InstantSource.system());
            var audit = new ContinuousAudit(database.dataSource(), List.of(), freeze);
            audit.checkNew(NO_REST);
            try (var writer = writer(database, freeze)) {
                move(writer, "one-before");
                audit.checkNew(NO_REST);
                move(writer, "two-before");
                audit.checkNew(NO_REST);
                assertThat(freeze.isFrozen()).isFalse();

                move(writer, "three");
                plant(database, 1);
                audit.checkNew(NO_REST);
                assertThat(freeze.why().orElseThrow().invariant()).isEqualTo("balances");
                assertThat(move(writer, "four"))
                        .isEqualTo(new Outcome.Busy<>(Duration.ofSeconds(1), "cell_frozen"));

                var restarted = new CellFreeze(database.jdbc(), InstantSource.system());
                assertThat(restarted.isFrozen()).isTrue();

                var whole = new WholeAudit(database.dataSource(), List.of());
                freeze.liftAfter(whole.whole(), freeze.stops());
                assertThat(freeze.isFrozen()).isTrue();
                plant(database, -1);
                freeze.liftAfter(whole.whole(), freeze.stops());
                assertThat(freeze.isFrozen()).isFalse();
                assertThat(move(writer, "five")).isInstanceOf(Outcome.Done.class);
            }
        }
    }

    private static LaneWriter writer(TestDatabase database, CellFreeze freeze) throws SQLException {
        var account = TestDatabase.server().accounts().app();
        return new LaneWriter(
                new Cell(database.url(), account.user(), account.password(), 2),
                new MovableClock(),
                InstantSource.system(),
                WriterSettings.oneLane(),
                freeze::isFrozen,
                BatchListener.NONE);
    }

    private static Outcome<String, Never> move(LaneWriter writer, String key) {
        return writer.run(
                new Command<>(
                        new Key.Internal("test", key),
                        Kept.text(),
                        Instant.now().plusSeconds(20),
                        new MoveOne(key)));
    }

    private static void plant(TestDatabase database, int minor) {
        database.jdbc()
                .sql("UPDATE account SET credits_posted = credits_posted + ? WHERE stripe = 0")
                .param(minor)
                .update();
    }
}
