package io.larder.ledger.archive;

import io.larder.ledger.Archive;
import io.larder.ledger.ArchivedTransfer;
import io.larder.ledger.Balance;
import io.larder.ledger.StoredTransfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What one snapshot sees of the archives.
 *
 * @param parts those of which the table no longer holds everything
 */
record ReadArchive(ReadArchives files, JdbcClient snapshot, List<ArchivePart> parts)
        implements Archive {

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public Map<String, Balance> sums(Collection<String> accounts) {
        var sums = new HashMap<String, Balance>();
        if (!accounts.isEmpty()) {
            snapshot.sql(
                            """
                            SELECT name, debits_posted, credits_posted, debits_pending,
                                   credits_pending
                              FROM ledger_archived WHERE name IN (:names)
                            """)
                    .param("names", accounts)
                    .query(
                            row -> {
                                sums.put(
                                        row.getString(1),
                                        new Balance(
                                                row.getLong(2),
                                                row.getLong(3),
                                                row.getLong(4),
                                                row.getLong(5)));
                            });
        }
        return sums;
    }

    @Override
    public List<ArchivedTransfer> ofAccounts(
            Collection<String> accounts, Instant from, Instant to, int newest) {
        var names = Set.copyOf(accounts);
        var found = new ArrayList<ArchivedTransfer>();
        for (var part : newestFirst()) {
            if (part.lastAt().isBefore(from) || enough(found, newest, part.lastAt(), to)) {
                break;
            }
            if (!part.firstAt().isAfter(to)) {
                find(
                        part,
                        names,
                        it -> names.contains(it.debit()) || names.contains(it.credit()),
                        it -> {
                            if (!it.at().isBefore(from) && !it.at().isAfter(to)) {
                                found.add(it);
                            }
                        });
            }
        }
        return found;
    }

    private List<ArchivePart> newestFirst() {
        return parts.stream().sorted(Comparator.comparing(ArchivePart::lastAt).reversed()).toList();
    }

    /**
     * Whether what is found is so new that nothing up to an instant can be among the newest. Those
     * at the last instant are not counted: who reads on from a place in it leaves some of them out.
     */
    private static boolean enough(
            List<ArchivedTransfer> found, int newest, Instant upTo, Instant to) {
        return found.size() >= newest
                && found.stream()
                                .filter(it -> it.at().isAfter(upTo) && it.at().isBefore(to))
                                .count()
                        >= newest;
    }

    @Override
    public List<ArchivedTransfer> ofReferences(Collection<String> references) {
        var wanted = Set.copyOf(references);
        var found = new ArrayList<ArchivedTransfer>();
        if (!wanted.isEmpty()) {
            for (var part : parts) {
                find(part, wanted, it -> wanted.contains(it.reference()), found::add);
            }
        }
        return found;
    }

    private void find(
            ArchivePart part,
            Set<String> names,
            Predicate<StoredTransfer> wanted,
            Consumer<ArchivedTransfer> found) {
        files.file(part).find(names, wanted, part.emptiedTo(), found);
    }

    @Override
    public void each(int lane, long after, long upTo, Consumer<ArchivedTransfer> transfers) {
        for (var part : parts) {
            if (part.lane() == lane && part.afterBatch() < upTo && part.emptiedTo() > after) {
                files.file(part)
                        .transfers(
                                Math.max(after, part.afterBatch()),
                                Math.min(upTo, part.emptiedTo()),
                                transfers);
            }
        }
    }

    @Override
    public void each(Consumer<ArchivedTransfer> transfers) {
        for (var part : parts) {
            each(part.lane(), part.afterBatch(), part.emptiedTo(), transfers);
        }
    }
}
