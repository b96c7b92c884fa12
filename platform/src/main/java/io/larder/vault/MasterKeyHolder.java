package io.larder.vault;

import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The master key in force. It is checked against the table at its first use: a key file of another
 * data directory is told at once, and a change of master keys that broke off is completed.
 */
@Component
final class MasterKeyHolder {

    private final VaultSettings settings;
    private final JdbcClient sql;
    private volatile @Nullable MasterKey key;

    MasterKeyHolder(VaultSettings settings, JdbcClient sql) {
        this.settings = settings;
        this.sql = sql;
    }

    MasterKey key() {
        var known = key;
        if (known == null) {
            known = checked();
            key = known;
        }
        return known;
    }

    /** Takes the key that waits in the {@code .next} file, under which all data keys are now. */
    void takeNext() {
        MasterKeyFile.replace(settings.masterKeyFile());
        key = MasterKeyFile.read(settings.masterKeyFile());
    }

    private MasterKey checked() {
        var file = settings.masterKeyFile();
        var read = MasterKeyFile.read(file);
        List<String> used =
                sql.sql("SELECT DISTINCT master FROM vault_key").query(String.class).list();
        if (used.isEmpty() || used.equals(List.of(read.id()))) {
            return read;
        }
        var next = MasterKeyFile.next(file);
        if (Files.exists(next) && used.equals(List.of(MasterKeyFile.read(next).id()))) {
            MasterKeyFile.replace(file);
            return MasterKeyFile.read(file);
        }
        throw new IllegalStateException(
                "The master key in %s is not the one this database was sealed with."
                        .formatted(file));
    }
}
