package io.larder.vault;

import io.larder.kit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A vault on a test database, with a master key of its own; for the tests of every room. */
public final class TestVault {

    final Path masterKeyFile;
    final DataKeys dataKeys;
    final EnvelopeVault envelope;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final VaultSettings settings;
    private final MasterKeyHolder master;

    private TestVault(TestDatabase database, Path masterKeyFile, SealingAlgorithm algorithm) {
        this.masterKeyFile = masterKeyFile;
        this.sql = database.jdbc();
        this.transaction =
                new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        this.settings = new VaultSettings(masterKeyFile, algorithm);
        this.master = new MasterKeyHolder(settings, sql);
        this.dataKeys = new DataKeys(sql, master, settings, InstantSource.system());
        this.envelope = new EnvelopeVault(dataKeys);
    }

    /** A vault of AES with a new master key in a temporary file. */
    public static TestVault on(TestDatabase database) {
        return on(database, newMasterKeyFile(), SealingAlgorithm.AES_256_GCM);
    }

    static TestVault on(TestDatabase database, Path masterKeyFile, SealingAlgorithm algorithm) {
        return new TestVault(database, masterKeyFile, algorithm);
    }

    /** A file with a new master key, for {@code larder.vault.master-key-file}. */
    public static Path newMasterKeyFile() {
        try {
            var directory = Files.createTempDirectory("larder-vault");
            var file = directory.resolve("master.key");
            MasterKeyFile.create(file, new SecureRandom());
            // in reverse order: the file goes before its directory
            directory.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    public Vault vault() {
        return envelope;
    }

    public Secrets secrets() {
        return new SealedSecrets(sql, envelope, InstantSource.system());
    }

    public SealedFiles files() {
        return new FilesInParts(sql, envelope, transaction);
    }

    public VaultKeys keys(SealedColumn... columns) {
        return new VaultKeys(
                sql, dataKeys, master, envelope, settings, transaction, List.of(columns));
    }
}
