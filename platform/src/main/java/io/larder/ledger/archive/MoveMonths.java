package io.larder.ledger.archive;

import io.larder.ledger.ArchiveMonths;
import io.larder.ledger.ArchivedFile;
import io.larder.ledger.Audit;
import io.larder.ledger.AuditNotes;
import io.larder.ledger.BusinessClock;
import io.larder.ledger.CellFreeze;
import io.larder.ledger.ClosedDays;
import io.larder.ledger.InTurn;
import io.larder.ledger.Lanes;
import io.larder.ledger.Seals;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals month after month and empties the table of it. */
@Component
public class MoveMonths implements ArchiveMonths {

    private final DataSource database;
    private final ArchiveSettings settings;
    private final Audit audit;
    private final CellFreeze freeze;
    private final Lanes lanes;
    private final InTurn inTurn;
    private final BusinessClock clock;
    private final ObjectProvider<ClosedDays> closed;
    private final ObjectProvider<Seals> seals;
    private final Crash crash;

    /** Of this cell. */
    @Autowired
    @SuppressWarnings("TooManyParameters")
    public MoveMonths(
            DataSource database,
            ArchiveSettings settings,
            Audit audit,
            CellFreeze freeze,
            Lanes lanes,
            InTurn inTurn,
            BusinessClock clock,
            ObjectProvider<ClosedDays> closed,
            ObjectProvider<Seals> seals) {
        this(database, settings, audit, freeze, lanes, inTurn, clock, closed, seals, Crash.NEVER);
    }

    @SuppressWarnings("TooManyParameters")
    private MoveMonths(
            DataSource database,
            ArchiveSettings settings,
            Audit audit,
            CellFreeze freeze,
            Lanes lanes,
            InTurn inTurn,
            BusinessClock clock,
            ObjectProvider<ClosedDays> closed,
            ObjectProvider<Seals> seals,
            Crash crash) {
        this.database = database;
        this.settings = settings;
        this.audit = audit;
        this.freeze = freeze;
        this.lanes = lanes;
        this.inTurn = inTurn;
        this.clock = clock;
        this.closed = closed;
        this.seals = seals;
        this.crash = crash;
    }

    /** The same, ended after a step as a crash would end it. */
    MoveMonths crashing(Crash after) {
        return new MoveMonths(
                database, settings, audit, freeze, lanes, inTurn, clock, closed, seals, after);
    }

    @Override
    public Result archive(
            @Nullable YearMonth month, @Nullable Integer keepMonths, Consumer<String> progress) {
        int keep = keepMonths == null ? settings.keepMonths() : keepMonths;
        if (keep < 0) {
            throw new IllegalArgumentException("keep-months is not below 0");
        }
        var newest = YearMonth.from(clock.today()).minusMonths(keep + 1L);
        var months = months(month, newest);
        var refused = refusal(month, months, newest);
        if (refused != null) {
            return refused;
        }
        if (months.isEmpty()) {
            return new Result.Done(List.of(), 0, told(month == null ? List.of() : List.of(month)));
        }
        progress.accept("auditing first");
        var report = audit.whole(AuditNotes.NONE, progress);
        if (!report.ok()) {
            var first = report.breaches().getFirst();
            return new Result.Refused(
                    "audit_failed", "%s: %s".formatted(first.invariant(), first.what()));
        }
        long moved = inTurn.run("archive", () -> move(months, progress));
        return new Result.Done(months, moved, told(months));
    }

    /** Those that are not archived yet, the oldest first. */
    private List<YearMonth> months(@Nullable YearMonth month, YearMonth newest) {
        var months = new ArrayList<YearMonth>();
        var oldest = new Stretches(JdbcClient.create(database)).oldestMonth();
        if (oldest.isPresent()) {
            var last = month == null ? newest : month;
            for (var next = oldest.get(); !next.isAfter(last); next = next.plusMonths(1)) {
                months.add(next);
            }
        }
        return months;
    }

    private Result.@Nullable Refused refusal(
            @Nullable YearMonth month, List<YearMonth> months, YearMonth newest) {
        if (month != null && month.isAfter(newest)) {
            var why = "%s stays in the tables: the newest month that may go is %s";
            return new Result.Refused("month_kept", why.formatted(month, newest));
        }
        if (month != null && months.size() > 1) {
            var why = "%s is not archived yet: archive it first";
            return new Result.Refused("earlier_month", why.formatted(months.getFirst()));
        }
        if (freeze.isFrozen()) {
            return new Result.Refused("cell_frozen", "writing is stopped: see what the audit says");
        }
        if (!months.isEmpty()) {
            return open(months.getFirst(), months.getLast());
        }
        return null;
    }

    private Result.@Nullable Refused open(YearMonth first, YearMonth last) {
        var begun = lanes.firstDate().orElse(first.atDay(1));
        var date = begun.isAfter(first.atDay(1)) ? begun : first.atDay(1);
        for (; !date.isAfter(last.atEndOfMonth()); date = date.plusDays(1)) {
            if (!isClosed(date)) {
                return new Result.Refused("day_open", date + " is not closed");
            }
        }
        return lanes.arePast(last.atEndOfMonth())
                ? null
                : new Result.Refused("lanes_behind", "a process may still write in " + last);
    }

    private boolean isClosed(LocalDate date) {
        return closed.stream().anyMatch(days -> days.isClosed(date));
    }

    private long move(List<YearMonth> months, Consumer<String> progress) {
        var sql = JdbcClient.create(database);
        var seal = new SealStretch(database, settings.place(), crash);
        var empty = new EmptyTable(database, settings, crash);
        long[] moved = new long[1];
        for (var month : months) {
            for (var stretch : new Stretches(sql).ofMonth(month, settings.transfersPerFile())) {
                var part = seal.seal(stretch);
                progress.accept(
                        "%s: %,d transfers in %,d bytes"
                                .formatted(part.file(), part.transfers(), part.bytes()));
            }
            var parts = files(List.of(month));
            if (parts.stream().anyMatch(part -> !part.isEmptied())) {
                seals.ifAvailable(
                        with ->
                                MonthManifest.write(
                                        month.toString(), parts, settings.place(), with));
                crash.after("signed");
            }
            for (var part : parts) {
                empty.empty(part, rows -> moved[0] += rows);
            }
            progress.accept(month + " is archived");
        }
        return moved[0];
    }

    private List<ArchivedFile> told(List<YearMonth> months) {
        return files(months).stream().map(ArchivePart::told).toList();
    }

    private List<ArchivePart> files(List<YearMonth> months) {
        return ArchivePart.all(JdbcClient.create(database)).stream()
                .filter(part -> months.contains(YearMonth.parse(part.month())))
                .toList();
    }
}
