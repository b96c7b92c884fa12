package io.larder.ledger.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.kit.MovableClock;
import io.larder.kit.TestDatabase;
import io.larder.kit.TestLedger;
import io.larder.ledger.Account;
import io.larder.ledger.ArchiveMonths.Result;
import io.larder.ledger.Archives;
import io.larder.ledger.Audit;
import io.larder.ledger.CellFreeze;
import io.larder.ledger.Changes;
import io.larder.ledger.ClosedDays;
import io.larder.ledger.Command;
import io.larder.ledger.InTurn;
import io.larder.ledger.Invariant;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Lanes;
import io.larder.ledger.Moment;
import io.larder.ledger.Never;
import io.larder.ledger.Outcome;
import io.larder.ledger.Part;
import io.larder.ledger.Reads;
import io.larder.ledger.Step;
import io.larder.ledger.View;
import io.larder.ledger.audit.WholeAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Archiving that is ended after any step, as a crash would end it, and goes on. */
class ArchiveCrashTest {

    private static final int CARDS = 12;
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private final MovableClock clock = new MovableClock();
    private final AnnotationConfigApplicationContext rooms =
            new AnnotationConfigApplicationContext();
    private TestDatabase database;
    private Path directory;

    private static final class Crashed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Give(String card, long minor) implements Part<String, Never> {

        @Override
        public Reads reads() {
            return Reads.account(new Account(name(card), false));
        }

        @Override
        public Step<String, Never> decide(View view, Moment now) {
            return new Step.Done<>(
                    card,
                    Changes.NONE.transfer(
                            new Account("cash/till", true),
                            new Account(name(card), false),
                            minor,
                            "recharge",
                            "order-" + card));
        }
    }

    private static String name(String card) {
        return "card/" + card + "/principal";
    }

    @BeforeEach
    void twoMonths() throws IOException {
        database = TestDatabase.fresh();
        directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "crash-");
        try (var ledger = new TestLedger(database, clock)) {
            for (int card = 1; card <= CARDS; card++) {
                give(ledger, card);
            }
            clock.advance(Duration.ofDays(31));
            give(ledger, 1 + CARDS);
        }
        rooms.registerBean(DataSource.class, database::dataSource);
        rooms.registerBean(JdbcClient.class, database::jdbc);
        rooms.registerBean(MovableClock.class, () -> clock);
        rooms.registerBean(InstantSource.class, InstantSource::system);
        rooms.registerBean(ClosedDays.class, () -> date -> true);
        rooms.registerBean(ArchiveSettings.class, () -> new ArchiveSettings(directory, 0, 5, 2));
        rooms.registerBean(Invariant.class, NothingElse::new);
        rooms.register(
                WholeAudit.class,
                CellFreeze.class,
                Lanes.class,
                InTurn.class,
                ReadArchives.class,
                MoveMonths.class);
        rooms.refresh();
    }

    private static void give(TestLedger ledger, int card) {
        var command =
                new Command<>(
                        new Key.Internal("test", "give-" + card),
                        Kept.text(),
                        Instant.now().plusSeconds(20),
                        new Give("c" + card, 100 * card));
        assertThat(ledger.writer().run(command)).isInstanceOf(Outcome.Done.class);
    }

    /** An audit needs some invariant. */
    private static final class NothingElse implements Invariant {

        @Override
        public String name() {
            return "nothing_else";
        }

        @Override
        public List<Breach> ofAll(JdbcClient snapshot) {
            return List.of();
        }
    }

    @AfterEach
    void drop() {
        rooms.close();
        database.close();
    }

    @Test
    void everyTransferIsInOnePlaceWhereverItStops() {
        var all = everywhere();
        assertThat(all).hasSize(CARDS + 1);
        // three files, each sealed by a run of its own; then their rows go, two at a time
        for (int file = 1; file <= 3; file++) {
            stopsAfter("written", all);
            stopsAfter("in its place", all);
            stopsAfter("sealed", all);
        }
        stopsAfter("signed", all);
        for (int piece = 1; piece <= 4; piece++) {
            stopsAfter("emptied", all);
        }
        var done = (Result.Done) rooms.getBean(MoveMonths.class).archive(MARCH, null, it -> {});
        assertThat(done.months()).containsExactly(MARCH);
        assertThat(done.files()).hasSize(3);
        assertThat(everywhere()).isEqualTo(all);
        assertThat(inTable()).hasSize(1);
        assertThat(ArchivePart.all(database.jdbc())).allMatch(ArchivePart::isEmptied);
        var report = rooms.getBean(Audit.class).whole();
        assertThat(report.breaches()).isEmpty();
        assertThat(report.transfers()).isEqualTo(CARDS + 1);
    }

    @Test
    void nothingLeavesTheTableWhenItsArchiveWasChangedMeanwhile() throws IOException {
        assertThatThrownBy(() -> archive("sealed")).isInstanceOf(Crashed.class);
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.write(file, new byte[] {1});
            }
        }
        var refused = rooms.getBean(MoveMonths.class).archive(MARCH, null, it -> {});
        assertThat(refused)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        it -> assertThat(it.why()).contains("2026-03-lane-1"));
        assertThat(inTable()).hasSize(CARDS + 1);
    }

    private void stopsAfter(String step, List<String> all) {
        assertThatThrownBy(() -> archive(step)).as(step).isInstanceOf(Crashed.class);
        assertThat(everywhere()).as(step).isEqualTo(all);
        assertThat(rooms.getBean(Audit.class).whole().breaches()).as(step).isEmpty();
    }

    private void archive(String crashAfter) {
        rooms.getBean(MoveMonths.class)
                .crashing(
                        step -> {
                            if (step.equals(crashAfter)) {
                                throw new Crashed();
                            }
                        })
                .archive(MARCH, null, line -> {});
    }

    /** Each transfer with its place, by readers' rules. */
    private List<String> everywhere() {
        var found = new ArrayList<>(inTable());
        rooms.getBean(Archives.class)
                .in(database.jdbc())
                .each(
                        it -> {
                            var row = it.transfer();
                            found.add(
                                    "%d.%d.%d %s %d %s"
                                            .formatted(
                                                    it.lane(),
                                                    row.batch(),
                                                    row.idx(),
                                                    row.credit(),
                                                    row.amountMinor(),
                                                    it.businessDate()));
                        });
        return found.stream().sorted().toList();
    }

    private List<String> inTable() {
        return database.jdbc()
                .sql(
                        "SELECT CONCAT(lane, '.', batch, '.', idx, ' ', credit, ' ', amount_minor,"
                                + " ' ', business_date) FROM transfer ORDER BY 1")
                .query(String.class)
                .list();
    }
}
