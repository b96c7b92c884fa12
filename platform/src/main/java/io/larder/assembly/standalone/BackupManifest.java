package io.larder.assembly.standalone;

import io.larder.assembly.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an archive holds; the last entry of it.
 *
 * @param schema the schema's version
 * @param taken when the copy began, wall time; it shows the rows of about this instant
 * @param sha256 of the dump, 64 hex digits
 * @param masterKey the vault's master key under a passphrase, null when it was left out
 */
record BackupManifest(
        Mode mode,
        String schema,
        Instant taken,
        String sha256,
        @Nullable SealedMasterKey masterKey) {

    static final String ENTRY = "manifest.json";
    static final String DUMP = "database.sql";
}
