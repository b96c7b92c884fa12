package io.larder.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every room's tables, made and changed in one history. */
public final class Migrations {

    /** The rooms that own tables. */
    private static final List<String> ROOMS =
            List.of(
                    "vault",
                    "compliance",
                    "ledger",
                    "relay",
                    "identity",
                    "channel",
                    "card",
                    "recharge",
                    "reconcile",
                    "assembly");

    private final Flyway flyway;

    /**
     * @param owner a source of connections whose account may make tables
     */
    public Migrations(DataSource owner) {
        flyway =
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(owner)
                        .locations(
                                ROOMS.stream()
                                        .map(room -> "classpath:io/larder/" + room + "/migration")
                                        .toArray(String[]::new))
                        .failOnMissingLocations(false)
                        .table("schema_history")
                        .outOfOrder(false)
                        .cleanDisabled(true)
                        // found by run() with a clearer message than validation gives
                        .ignoreMigrationPatterns("*:future")
                        .load();
    }

    /**
     * Brings the schema to this program's version. Throws {@link NewerData} when a later version of
     * the program has changed it before.
     *
     * @return how many migrations ran
     */
    public int run() {
        refuseNewer(applied());
        return flyway.migrate().migrationsExecuted;
    }

    /** The schema's version, or {@code 0} before the first migration. */
    public String applied() {
        var current = flyway.info().current();
        return current == null ? "0" : current.getVersion().getVersion();
    }

    /** The version that this program brings the schema to. */
    public static String known() {
        return newestKnown().getVersion();
    }

    /** Whether {@link #run} would change a schema that has been in use. */
    public boolean isUpgrade() {
        var info = flyway.info();
        return info.applied().length > 0 && info.pending().length > 0;
    }

    /**
     * Refuses data before anything is started for it.
     *
     * @param applied the schema's version as its directory remembers it
     */
    public static void refuseNewer(String applied) {
        var known = newestKnown();
        if (MigrationVersion.fromVersion(applied).compareTo(known) > 0) {
            throw new NewerData(applied, known.getVersion());
        }
    }

    /** The newest version on the classpath; needs no database. */
    private static MigrationVersion newestKnown() {
        try {
            var newest = MigrationVersion.fromVersion("0");
            var files =
                    new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader())
                            .getResources("classpath*:io/larder/*/migration/V*.sql");
            for (var file : files) {
                var name = String.valueOf(file.getFilename());
                var version = MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")));
                newest = version.compareTo(newest) > 0 ? version : newest;
            }
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the migrations", e);
        }
    }

    /** The data was written by a later version of the program, which this one must not touch. */
    public static final class NewerData extends IllegalStateException {

        NewerData(String applied, String known) {
            super(
                    "the data has schema version %s, this program knows up to %s: start the newer program again, or restore a backup made before it"
                            .formatted(applied, known));
        }
    }
}
