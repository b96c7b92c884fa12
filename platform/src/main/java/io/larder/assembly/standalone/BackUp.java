package io.larder.assembly.standalone;

import io.larder.assembly.Migrations;
import io.larder.assembly.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all rows, as of one instant, to one archive with its checksum, while the platform goes on
 * working. The vault's master key is left out unless a passphrase is given to seal it under: an
 * archive alone must not open the vault.
 */
final class BackUp {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private BackUp() {}

    /** Where the backups of a data directory are kept unless told otherwise: beside it. */
    static Path usualPlace(Path data) {
        return data.resolveSibling(data.getFileName() + "-backups");
    }

    static Path usualName(Path place, Instant now) {
        return place.resolve("larder-" + NAME.format(now) + ".zip");
    }

    /**
     * Makes one before the tables are changed by a newer program.
     *
     * @return its file
     */
    static Path beforeUpgrade(DataDirectory data, EmbeddedMariaDb server, Migrations migrations) {
        var file =
                usualPlace(data.path())
                        .resolve(
                                "before-upgrade-%s-to-%s-%s.zip"
                                        .formatted(
                                                migrations.applied(),
                                                Migrations.known(),
                                                NAME.format(Instant.now())));
        var dump = new DumpTool(server.files(), server.port(), server.accounts().owner());
        make(dump, data.path(), data.mode(), migrations.applied(), file, null);
        return file;
    }

    /**
     * @param data the data directory
     * @param schema the schema's version
     * @param key the sealed master key, null to leave it out
     */
    static BackupManifest make(
            DumpTool dump,
            Path data,
            Mode mode,
            String schema,
            Path file,
            @Nullable SealedMasterKey key) {
        try {
            PrivateFiles.directory(file.toAbsolutePath().resolveSibling(""));
            var fresh = PrivateFiles.create(file.resolveSibling(file.getFileName() + ".new"));
            var taken = Instant.now();
            BackupManifest manifest;
            try (var zip = new ZipOutputStream(Files.newOutputStream(fresh))) {
                zip.putNextEntry(new ZipEntry(BackupManifest.DUMP));
                var digest = Checksums.sha256();
                dump.write(new DigestOutputStream(zip, digest));
                // after the rows: each archive that they tell of was sealed before
                ArchivedFiles.write(data, zip);
                manifest = new BackupManifest(mode, schema, taken, Checksums.hex(digest), key);
                zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
                zip.write(JsonMapper.shared().writeValueAsBytes(manifest));
            }
            force(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the backup " + file, e);
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
