package io.larder.ledger.audit;

import io.larder.ledger.ArchiveDamaged;
import io.larder.ledger.Audit;
import io.larder.ledger.Invariant;
import io.larder.ledger.Invariant.Breach;
import io.larder.ledger.archive.ArchiveFile;
import io.larder.ledger.archive.ArchivePart;
import io.larder.ledger.core.Chain;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The archives as one audit sees them: every file opened anew and compared with what was sealed,
 * whatever the process has open.
 */
final class AuditedArchives {

    private static final int MOST_OPEN = 16;

    private final @Nullable Path directory;
    private final List<ArchivePart> parts;
    // one that falls out may still be read by somebody: it is closed when nobody can any more
    private final Map<String, ArchiveFile> open =
            new LinkedHashMap<>(MOST_OPEN, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ArchiveFile> eldest) {
                    return size() > MOST_OPEN;
                }
            };
    private final List<Breach> breaches = new ArrayList<>();

    /**
     * @param directory where the files are; null where nobody said
     * @param parts lane by lane, in the order of batches
     */
    AuditedArchives(@Nullable Path directory, List<ArchivePart> parts) {
        this.directory = directory;
        this.parts = parts;
    }

    List<ArchivePart> parts() {
        return parts;
    }

    /** What is archived, as a text that changes with it. */
    String text() {
        return emptiedTo().toString();
    }

    /** How far the table was emptied, by lane. */
    private Map<Integer, Long> emptiedTo() {
        var emptied = new TreeMap<Integer, Long>();
        for (var part : parts) {
            if (part.emptiedTo() > part.afterBatch()) {
                emptied.merge(part.lane(), part.emptiedTo(), Math::max);
            }
        }
        return emptied;
    }

    /** The archive in which alone the transfers of a batch are; null where the table has them. */
    @Nullable ArchivePart holding(int lane, long batch) {
        for (var part : parts) {
            if (part.lane() == lane && part.afterBatch() < batch && batch <= part.emptiedTo()) {
                return part;
            }
        }
        return null;
    }

    /** Compares a whole file with what was sealed. */
    void check(ArchivePart part) {
        try {
            file(part).compare(part);
        } catch (ArchiveDamaged damaged) {
            add(damaged.getMessage());
        }
    }

    /** Checks a stretch by the transfers of a file; one that cannot be read is a breach. */
    Stretch read(
            ArchivePart part,
            long after,
            long last,
            Prints prints,
            StretchCheck check,
            StretchCheck.Visitor visitor)
            throws SQLException {
        try {
            var file = file(part);
            return check.check(
                    after,
                    last,
                    prints,
                    true,
                    (from, to, lines) ->
                            file.lines(from, to, (batch, line) -> lines.line(line, batch)),
                    visitor);
        } catch (ArchiveDamaged damaged) {
            add(damaged.getMessage());
            return new Stretch(part.lane(), after, last, "", 0, prints, true, List.of());
        }
    }

    /** Every transfer that is in a file alone. */
    void each(StretchCheck.Visitor visitor) {
        for (var part : parts) {
            if (part.emptiedTo() > part.afterBatch()) {
                file(part)
                        .lines(
                                part.afterBatch(),
                                part.emptiedTo(),
                                (batch, line) -> visitor.line(line, batch));
            }
        }
    }

    private synchronized ArchiveFile file(ArchivePart part) {
        var place = directory;
        if (place == null) {
            throw new ArchiveDamaged(part.file(), "is nowhere: no directory is set", null);
        }
        return open.computeIfAbsent(part.file(), name -> ArchiveFile.open(place, part));
    }

    /**
     * Archives follow each other in each lane and in its chain, and what they hold is only there.
     */
    void checkPlaces(Connection sql) throws SQLException {
        var ends = new HashMap<Integer, ArchivePart>();
        for (var part : parts) {
            var before = ends.put(part.lane(), part);
            if (part.afterBatch() != (before == null ? 0 : before.lastBatch())) {
                add("archive %s does not follow the one before".formatted(part.file()));
            }
            if (before != null && part.emptiedTo() > part.afterBatch() && !before.isEmptied()) {
                add("archive %s was emptied before the one before".formatted(part.file()));
            }
            if (!isHash(sql, part.lane(), part.afterBatch(), part.previousHash())
                    || !isHash(sql, part.lane(), part.lastBatch(), part.lastHash())) {
                add("archive %s is not of this chain".formatted(part.file()));
            }
        }
        for (var lane : emptiedTo().entrySet()) {
            if (hasTransfers(sql, lane.getKey(), lane.getValue())) {
                var what = "lane %d has transfers up to batch %d in the table again";
                add(what.formatted(lane.getKey(), lane.getValue()));
            }
        }
    }

    private static boolean isHash(Connection sql, int lane, long batch, String hash)
            throws SQLException {
        return batch == 0 ? hash.equals(Chain.START) : LaneEnd.isHash(sql, lane, batch, hash);
    }

    private static boolean hasTransfers(Connection sql, int lane, long upTo) throws SQLException {
        try (var statement =
                sql.prepareStatement(
                        "SELECT 1 FROM transfer WHERE lane = ? AND batch <= ? LIMIT 1")) {
            statement.setInt(1, lane);
            statement.setLong(2, upTo);
            try (var row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private synchronized void add(@Nullable String what) {
        var breach = new Breach(Audit.ARCHIVES, String.valueOf(what));
        if (breaches.size() < Invariant.MOST_LISTED && !breaches.contains(breach)) {
            breaches.add(breach);
        }
    }

    synchronized List<Breach> breaches() {
        return List.copyOf(breaches);
    }

    synchronized void close() {
        open.values().forEach(ArchiveFile::close);
    }
}
