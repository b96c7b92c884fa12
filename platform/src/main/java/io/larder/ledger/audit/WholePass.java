package io.larder.ledger.audit;

import io.larder.ledger.Audit;
import io.larder.ledger.AuditNotes;
import io.larder.ledger.AuditReport;
import io.larder.ledger.Invariant;
import io.larder.ledger.Invariant.Breach;
import io.larder.ledger.archive.ArchivePart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One whole audit. Stretches of batches, the accounts, both sides of the tallies and the rooms' own
 * checks are read side by side through connections that share a snapshot; fingerprints are compared
 * at the end, and what differs is then looked at row by row.
 */
final class WholePass {

    /** At most 256,000 transfers. */
    private static final int STRETCH = 1_000;

    private final SharedSnapshot snapshot;
    private final List<Invariant> invariants;
    private final AuditNotes notes;
    private final TallySums tallies;
    private final AuditWork work;
    private final Map<Invariant, List<Breach>> found = new ConcurrentHashMap<>();
    private Verified verified = Verified.nothing(List.of(), "");
    private final @Nullable Path directory;
    private AuditedArchives archives = new AuditedArchives(null, List.of());
    private volatile @Nullable StoredAccounts accounts;

    WholePass(
            SharedSnapshot snapshot,
            List<Invariant> invariants,
            @Nullable Path directory,
            AuditNotes notes,
            Consumer<String> progress) {
        this.directory = directory;
        this.snapshot = snapshot;
        this.invariants = invariants;
        this.notes = notes;
        this.tallies =
                new TallySums(invariants.stream().flatMap(it -> it.tallies().stream()).toList());
        this.work = new AuditWork(snapshot, progress);
    }

    AuditReport run(int workers) throws SQLException, InterruptedException {
        try {
            return read(workers);
        } finally {
            archives.close();
        }
    }

    private AuditReport read(int workers) throws SQLException, InterruptedException {
        var lanes = snapshot.read(LaneEnd::all);
        archives =
                new AuditedArchives(directory, snapshot.read(sql -> ArchivePart.all(client(sql))));
        verified = snapshot.read(this::begin);
        tallies.queries().forEach(query -> work.scan(sql -> read(query, sql)));
        work.scan(sql -> accounts = StoredAccounts.read(sql, hash(), tallies.prefixes()));
        invariants.forEach(invariant -> work.scan(sql -> check(invariant, sql)));
        archives.parts().forEach(part -> work.scan(sql -> archives.check(part)));
        work.scan(archives::checkPlaces);
        lanes.forEach(this::stretches);
        work.run(workers);
        lanes.forEach(this::compareHead);
        var report = snapshot.read(this::report);
        notes.clear();
        return report;
    }

    private KeyedHash hash() {
        return verified.hash();
    }

    /** Goes on from the notes if the chain still leads through where they end. */
    private Verified begin(Connection sql) throws SQLException {
        var noted =
                notes.read().flatMap(bytes -> Verified.of(bytes, tallies.codes(), archives.text()));
        if (noted.isPresent()) {
            for (var lane : noted.get().lanes().entrySet()) {
                var reached = lane.getValue();
                if (!LaneEnd.isHash(sql, lane.getKey(), reached.batch(), reached.hash())) {
                    return Verified.nothing(tallies.codes(), archives.text());
                }
            }
            work.say("going on after %,d transfers".formatted(noted.get().transfers()));
        }
        return noted.orElseGet(() -> Verified.nothing(tallies.codes(), archives.text()));
    }

    private void stretches(LaneEnd lane) {
        long from = verified.reached(lane.lane()).batch();
        long last;
        for (long after = from; after < lane.last(); after = last) {
            long begin = after;
            var part = archives.holding(lane.lane(), begin + 1);
            long end = part == null ? lane.last() : part.emptiedTo();
            last = Math.min(after + STRETCH, end);
            long stop = last;
            work.stretch(stop - begin, sql -> check(lane.lane(), begin, stop, part, sql));
        }
    }

    private void check(int lane, long after, long last, @Nullable ArchivePart part, Connection sql)
            throws SQLException {
        var prints = new Prints(verified.codes().size());
        var codes =
                verified.codes().stream()
                        .map(code -> code.getBytes(StandardCharsets.US_ASCII))
                        .toList();
        var line = new TransferLine();
        var hash = hash();
        StretchCheck.Visitor counting =
                (text, batch) -> {
                    if (line.read(text)) {
                        count(line, hash, codes, prints);
                    } else {
                        verified.add(noTransfer(lane, batch, text));
                    }
                };
        var check = new StretchCheck(sql, lane);
        var stretch =
                part == null
                        ? check.check(after, last, prints, counting)
                        : archives.read(part, after, last, prints, check, counting);
        verified.add(stretch);
        work.read(stretch.transfers());
        note();
    }

    private static Breach noTransfer(int lane, long batch, byte[] text) {
        var where = "lane %d, batch %d holds no transfer: %s";
        var what = new String(text, StandardCharsets.US_ASCII);
        return new Breach(Audit.CHAIN, where.formatted(lane, batch, what.strip()));
    }

    private static void count(
            TransferLine line, KeyedHash hash, List<byte[]> codes, Prints prints) {
        prints.debit(line.debit(hash), line.phase(), line.amountMinor());
        prints.credit(line.credit(hash), line.phase(), line.amountMinor());
        for (int i = 0; i < codes.size() && line.isPosted(); i++) {
            if (line.hasCode(codes.get(i))) {
                prints.posted(i, KeyedHash.row(line.reference(hash), line.amountMinor()));
            }
        }
    }

    private synchronized void note() {
        if (notes != AuditNotes.NONE && work.isTimeToNote()) {
            verified.notes().ifPresentOrElse(notes::write, notes::clear);
        }
    }

    private void read(TallySums.Query query, Connection sql) throws SQLException {
        tallies.put(query, query.sum(sql, hash()));
    }

    private void check(Invariant invariant, Connection sql) {
        var client = client(sql);
        found.put(
                invariant,
                invariant.tallies().isEmpty() ? invariant.ofAll(client) : invariant.ofRest(client));
    }

    private void compareHead(LaneEnd lane) {
        var reached = verified.reached(lane.lane());
        if (reached.batch() + 1 != lane.nextBatch() || !reached.hash().equals(lane.hash())) {
            var what = "lane %d, batch %d is not the lane's head";
            verified.add(new Breach(Audit.CHAIN, what.formatted(lane.lane(), reached.batch())));
        }
    }

    private AuditReport report(Connection sql) throws SQLException {
        var stored = accounts;
        if (stored == null) {
            throw new IllegalStateException("the accounts were not read");
        }
        var breaches = new ArrayList<Breach>(archives.breaches());
        verified.breaches().stream().limit(Invariant.MOST_LISTED).forEach(breaches::add);
        if (!archives.breaches().isEmpty()) {
            // sums over everything would name every account and order, and say nothing
            return new AuditReport(verified.transfers(), stored.accounts(), List.copyOf(breaches));
        }
        if (!verified.archived().differing(StoredAccounts.archived(sql, hash())).isEmpty()) {
            breaches.add(
                    new Breach(
                            Audit.ARCHIVES,
                            "what is noted as archived is not what the archives add up to"));
        }
        var differing = verified.prints().differing(stored.prints());
        if (!differing.isEmpty()) {
            work.say("balances differ: reading everything again to name them");
            var named = new WrongAccounts(hash(), differing, archives).find(sql);
            breaches.addAll(named.isEmpty() ? List.of(unnamed(Audit.BALANCES)) : named);
        }
        for (var invariant : invariants) {
            breaches.addAll(breaches(invariant, stored, sql));
        }
        return new AuditReport(verified.transfers(), stored.accounts(), List.copyOf(breaches));
    }

    private List<Breach> breaches(Invariant invariant, StoredAccounts stored, Connection sql) {
        if (invariant.tallies().stream()
                .allMatch(tally -> tallies.holds(tally, verified.prints(), stored))) {
            return found.getOrDefault(invariant, List.of());
        }
        work.say(invariant.name() + " differs: comparing row by row");
        var named = invariant.ofAll(client(sql));
        return named.isEmpty() ? List.of(unnamed(invariant.name())) : named;
    }

    /** Only rows that were changed while an audit was interrupted can make this. */
    private static Breach unnamed(String invariant) {
        return new Breach(invariant, "sums differ, and no row does: audit again from the start");
    }

    private static JdbcClient client(Connection sql) {
        return JdbcClient.create(new SingleConnectionDataSource(sql, true));
    }
}
