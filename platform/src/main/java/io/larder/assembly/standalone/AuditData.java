package io.larder.assembly.standalone;

import io.larder.ledger.Audit;
import io.larder.ledger.AuditReport;
import io.larder.ledger.CellFreeze;
import io.larder.ledger.Invariant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks every invariant of the books, whether the platform runs or not. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Checks every invariant; exit 1 and the first breach by name.",
            "An audit that was interrupted within the last day goes on where it stopped."
        })
public final class AuditData implements Callable<Integer> {

    @Mixin private WhichData which = new WhichData();

    @Option(
            names = "--from-start",
            description = "Reads everything, whatever an interrupted audit had verified.")
    private boolean fromStart;

    /**
     * What an audit found.
     *
     * @param breaches how many breaches of each invariant, every invariant named
     * @param first the first breach, null when all holds
     */
    record Found(
            boolean ok,
            long transfers,
            long accountsChecked,
            Map<String, Long> breaches,
            Invariant.@Nullable Breach first) {

        static Found of(AuditReport report, List<String> invariants) {
            var counts = new LinkedHashMap<String, Long>();
            invariants.forEach(name -> counts.put(name, report.count(name)));
            return new Found(
                    report.ok(),
                    report.transfers(),
                    report.accountsChecked(),
                    counts,
                    report.breaches().stream().findFirst().orElse(null));
        }

        String text() {
            return first == null
                    ? "audit passed: %d transfers, %d accounts; %s"
                            .formatted(
                                    transfers,
                                    accountsChecked,
                                    String.join(", ", breaches.keySet()))
                    : "audit FAILED: %s: %s".formatted(first.invariant(), first.what());
        }
    }

    @Override
    public Integer call() {
        var found = audit(which.path(), fromStart);
        Result.print(System.out, which.json, found, found.text());
        return found.ok() ? 0 : 1;
    }

    /** Audits a data directory; a clean audit lifts a freeze, a breach sets it. */
    static Found audit(Path path, boolean fromStart) {
        try (var database = LocalDatabase.of(path);
                var rooms = Rooms.open(database)) {
            var freeze = rooms.getBean(CellFreeze.class);
            var stops = freeze.stops();
            var notes = new AuditNotesFile(database.directory());
            // what was found wrong must be read again before it may be called right
            if (fromStart || freeze.isFrozen()) {
                notes.clear();
            }
            var progress = new Progress(System.err);
            var report = rooms.getBean(Audit.class).whole(notes, progress::say);
            freeze.liftAfter(report, stops);
            report.breaches().stream().findFirst().ifPresent(freeze::freeze);
            var names = new ArrayList<>(List.of(Audit.CHAIN, Audit.BALANCES, Audit.ARCHIVES));
            rooms.getBeanProvider(Invariant.class)
                    .orderedStream()
                    .map(Invariant::name)
                    .forEach(names::add);
            return Found.of(report, names);
        }
    }
}
