package io.larder.assembly.standalone;

import io.larder.assembly.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes a new data directory from an archive. An archive that is not whole changes nothing. */
final class Restore {

    private final Path archive;
    private final BackupManifest manifest;

    private Restore(Path archive, BackupManifest manifest) {
        this.archive = archive;
        this.manifest = manifest;
    }

    /** The latest archive of a folder that was taken at or before an instant. */
    static Path latest(Path folder, Instant until) {
        try (var files = Files.list(folder)) {
            var archives = new ArrayList<Restore>();
            for (var file : files.filter(f -> f.toString().endsWith(".zip")).toList()) {
                archives.add(new Restore(file, manifestOf(file)));
            }
            return archives.stream()
                    .filter(a -> !a.manifest.taken().isAfter(until))
                    .max(Comparator.comparing(a -> a.manifest.taken()))
                    .orElseThrow(
                            () ->
                                    new DataDirectory.Refused(
                                            "%s has no backup taken until %s"
                                                    .formatted(folder, until)))
                    .archive;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through the backups in " + folder, e);
        }
    }

    /** Reads an archive whole and compares its checksum. */
    static Restore checked(Path archive) {
        try (var zip = new ZipFile(archive.toFile())) {
            var manifest = manifestOf(archive);
            Migrations.refuseNewer(manifest.schema());
            var digest = Checksums.sha256();
            try (var in = new DigestInputStream(entry(zip, BackupManifest.DUMP), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            if (!Checksums.hex(digest).equals(manifest.sha256())) {
                throw new DataDirectory.Refused(archive + " is damaged: its checksum differs");
            }
            return new Restore(archive, manifest);
        } catch (IOException e) {
            throw new DataDirectory.Refused(archive + " is damaged: " + e.getMessage());
        }
    }

    BackupManifest manifest() {
        return manifest;
    }

    Path archive() {
        return archive;
    }

    /**
     * Makes a directory that does not exist yet, whole or not at all, with its tables at this
     * program's version.
     *
     * @param masterKey the text of the vault's master key file, null to leave it out
     */
    void into(Path path, byte @Nullable [] masterKey) {
        var whole = path.toAbsolutePath().normalize();
        if (Files.exists(whole)) {
            throw new DataDirectory.Refused(path + " exists already: restore into a new directory");
        }
        var fresh = whole.resolveSibling(whole.getFileName() + ".restoring");
        Trees.delete(fresh);
        try {
            fill(fresh, masterKey);
            Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot restore " + archive, e);
        }
    }

    private void fill(Path fresh, byte @Nullable [] masterKey) throws IOException {
        try (var data = DataDirectory.open(fresh, manifest.mode())) {
            if (masterKey != null) {
                Files.write(PrivateFiles.create(data.path().resolve("master.key")), masterKey);
            }
            try (var server = EmbeddedMariaDb.start(DatabaseSettings.forServer(data.path()));
                    var zip = new ZipFile(archive.toFile());
                    var in = entry(zip, BackupManifest.DUMP);
                    var owner = Rooms.ownerSource(server)) {
                ArchivedFiles.read(zip, data.path());
                new DumpTool(server.files(), server.port(), server.accounts().owner()).read(in);
                var migrations = new Migrations(owner);
                migrations.run();
                data.migratedTo(migrations.applied());
            }
        }
    }

    private static BackupManifest manifestOf(Path archive) throws IOException {
        try (var zip = new ZipFile(archive.toFile());
                var in = entry(zip, BackupManifest.ENTRY)) {
            return JsonMapper.shared().readValue(in.readAllBytes(), BackupManifest.class);
        }
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("it has no " + name);
        }
        return zip.getInputStream(entry);
    }
}
