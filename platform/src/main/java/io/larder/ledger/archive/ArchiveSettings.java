package io.larder.ledger.archive;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How closed months are archived.
 *
 * @param directory where the files are; the standalone topology sets it to {@code archive} in the
 *     data directory
 * @param keepMonths how many whole months before the present one stay in the tables, 0 to 1200; 13,
 *     so that a year's refunds, statements and comparisons with the same month of last year need no
 *     file
 * @param transfersPerFile about how many transfers one file holds, 1 to 10,000,000; writing a file
 *     takes some 25 bytes of memory for each
 * @param rowsAtOnce about how many rows leave the table in one transaction, 1 to 100,000
 */
@ConfigurationProperties("larder.ledger.archive")
public record ArchiveSettings(
        @Nullable Path directory,
        @DefaultValue("13") int keepMonths,
        @DefaultValue("1000000") int transfersPerFile,
        @DefaultValue("2000") int rowsAtOnce) {

    /** Where the files are; throws {@link IllegalStateException} when nobody said. */
    public Path place() {
        if (directory == null) {
            throw new IllegalStateException("larder.ledger.archive.directory is not set");
        }
        return directory;
    }
}
