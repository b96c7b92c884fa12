package io.larder.assembly.standalone;

import io.larder.ledger.Invariant;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks every invariant of the books, whether the platform runs or not. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Checks every invariant; exit 1 and the first breach by name.")
public final class AuditData implements Callable<Integer> {

    @Mixin private WhichData which = new WhichData();

    /**
     * What an audit found.
     *
     * @param breach the first breach, null when all holds
     */
    record Found(boolean ok, List<String> checked, Invariant.@Nullable Breach breach) {

        String text() {
            return breach == null
                    ? "audit passed: " + String.join(", ", checked)
                    : "audit FAILED: %s: %s".formatted(breach.invariant(), breach.what());
        }
    }

    @Override
    public Integer call() {
        var found = audit(which.path());
        Result.print(System.out, which.json, found, found.text());
        return found.ok() ? 0 : 1;
    }

    static Found audit(Path path) {
        try (var database = LocalDatabase.of(path);
                var rooms = Rooms.open(database)) {
            var invariants = rooms.getBeanProvider(Invariant.class).orderedStream().toList();
            var snapshot = new TransactionTemplate(rooms.getBean(PlatformTransactionManager.class));
            snapshot.setReadOnly(true);
            snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            var sql = rooms.getBean(JdbcClient.class);
            var breach = snapshot.execute(status -> first(invariants, sql));
            return new Found(
                    breach == null, invariants.stream().map(Invariant::name).toList(), breach);
        }
    }

    private static Invariant.@Nullable Breach first(List<Invariant> invariants, JdbcClient sql) {
        for (var invariant : invariants) {
            var breach = invariant.ofAll(sql);
            if (breach.isPresent()) {
                return breach.get();
            }
        }
        return null;
    }
}
