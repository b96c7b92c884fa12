package io.larder.ledger.audit;

import io.larder.ledger.Audit;
import io.larder.ledger.AuditNotes;
import io.larder.ledger.AuditReport;
import io.larder.ledger.Invariant;
import io.larder.ledger.archive.ArchiveSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Every lane's transfers, the balances and the rooms' own invariants, on all processors. */
@Component
public class WholeAudit implements Audit {

    private final DataSource database;
    private final List<Invariant> invariants;
    private final @Nullable Path archives;

    /** With the invariants of every room. */
    @Autowired
    public WholeAudit(DataSource database, List<Invariant> invariants, ArchiveSettings archives) {
        this.database = database;
        this.invariants = List.copyOf(invariants);
        this.archives = archives.directory();
    }

    /** Where nothing is archived. */
    public WholeAudit(DataSource database, List<Invariant> invariants) {
        this.database = database;
        this.invariants = List.copyOf(invariants);
        this.archives = null;
    }

    @Override
    public AuditReport whole(AuditNotes notes, Consumer<String> progress) {
        // a worker waits for the database half of its time
        int workers =
                Math.min(Runtime.getRuntime().availableProcessors() + 1, MOST_CONNECTIONS - 1);
        try (var snapshot = SharedSnapshot.open(database, workers)) {
            return new WholePass(snapshot, invariants, archives, notes, progress).run(workers);
        } catch (SQLException e) {
            throw new IllegalStateException("the books cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the audit was interrupted", e);
        }
    }
}
