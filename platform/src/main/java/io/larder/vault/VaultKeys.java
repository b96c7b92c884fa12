package io.larder.vault;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What the operator does with keys: new data keys, a new master key, sealing everything again. */
@Component
public final class VaultKeys {

    private record Value(String id, @Nullable String sealed) {}

    private static final int BATCH = 200;

    private final JdbcClient sql;
    private final DataKeys keys;
    private final MasterKeyHolder master;
    private final EnvelopeVault vault;
    private final VaultSettings settings;
    private final TransactionOperations transaction;
    private final List<SealedColumn> columns;

    VaultKeys(
            JdbcClient sql,
            DataKeys keys,
            MasterKeyHolder master,
            EnvelopeVault vault,
            VaultSettings settings,
            TransactionOperations transaction,
            List<SealedColumn> columns) {
        this.sql = sql;
        this.keys = keys;
        this.master = master;
        this.vault = vault;
        this.settings = settings;
        this.transaction = transaction;
        this.columns = columns;
    }

    /**
     * Gives each table a newer data key, under the algorithm configured now; values keep their old
     * one until {@link #reencrypt}. Look-up keys stay.
     *
     * @return how many tables have a newer key
     */
    public int rotate() {
        var tables =
                keys.all().stream()
                        .map(DataKeys.Wrapped::purpose)
                        .filter(purpose -> purpose.startsWith("table/"))
                        .distinct()
                        .toList();
        tables.forEach(keys::rotate);
        return tables.size();
    }

    /**
     * Makes a new master key and wraps every data key under it, in one transaction. If it breaks
     * off, the next start completes it or goes on with the old key. Other running processes go on
     * with the data keys they have opened, and must be started again to open others.
     */
    public void rotateMaster() {
        var file = settings.masterKeyFile();
        var next = MasterKeyFile.next(file);
        var old = master.key();
        if (!Files.exists(next)) {
            MasterKeyFile.create(next, new SecureRandom());
        }
        var fresh = MasterKeyFile.read(next);
        transaction.executeWithoutResult(
                status -> keys.all().forEach(key -> keys.rewrap(key, old, fresh)));
        master.takeNext();
    }

    /**
     * Seals every value again that is not under its table's newest key. Run again after it broke
     * off, it goes on: what was done is skipped.
     *
     * @return how many values were sealed again
     */
    public long reencrypt() {
        var own =
                Stream.of(
                        new SealedColumn("vault_secret", "name", "sealed"),
                        new SealedColumn("vault_file", "id", "sealed"));
        return Stream.concat(own, columns.stream()).mapToLong(this::reencrypt).sum();
    }

    private long reencrypt(SealedColumn column) {
        long done = 0;
        var after = "";
        while (true) {
            var batch = batch(column, after);
            if (batch.isEmpty()) {
                return done;
            }
            for (var value : batch) {
                done += reencrypt(column, value) ? 1 : 0;
            }
            after = batch.getLast().id();
        }
    }

    private List<Value> batch(SealedColumn column, String after) {
        // the names were checked by SealedColumn; files are large, so they come one by one
        int limit = column.table().equals("vault_file") ? 1 : BATCH;
        return sql.sql(
                        "SELECT %2$s AS id, %3$s AS sealed FROM %1$s WHERE %2$s > ? ORDER BY %2$s LIMIT %4$d"
                                .formatted(
                                        column.table(), column.idColumn(), column.column(), limit))
                .param(after)
                .query(Value.class)
                .list();
    }

    private boolean reencrypt(SealedColumn column, Value value) {
        if (value.sealed() == null || vault.isCurrent(column.table(), value.sealed())) {
            return false;
        }
        var place = new Place(column.table(), column.column(), value.id());
        var again = vault.seal(place, vault.open(place, Objects.requireNonNull(value.sealed())));
        // only if nobody has changed it meanwhile: then it is under the newest key anyway
        return sql.sql(
                                "UPDATE %1$s SET %3$s = ? WHERE %2$s = ? AND %3$s = ?"
                                        .formatted(
                                                column.table(), column.idColumn(), column.column()))
                        .params(again, value.id(), value.sealed())
                        .update()
                == 1;
    }
}
