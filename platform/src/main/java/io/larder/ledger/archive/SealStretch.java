package io.larder.ledger.archive;

import io.larder.ledger.archive.Stretches.Stretch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the archive of a stretch: written beside, read back whole, put in its place, and only then
 * known to the database. The rows stay where they are. A crash before that leaves a file that
 * nobody knows, and that is written anew.
 */
final class SealStretch {

    private final DataSource database;
    private final Path directory;
    private final Crash crash;

    SealStretch(DataSource database, Path directory, Crash crash) {
        this.database = database;
        this.directory = directory;
        this.crash = crash;
    }

    ArchivePart seal(Stretch stretch) {
        try {
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            var fresh = directory.resolve(stretch.file() + ".new");
            privately(fresh);
            var manifest = write(stretch, fresh);
            crash.after("written");
            VerifyFile.verify(fresh, manifest);
            var part = part(stretch, manifest, fresh);
            var place = directory.resolve(stretch.file());
            Files.move(
                    fresh,
                    place,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            force(directory);
            crash.after("in its place");
            part.insert(JdbcClient.create(database));
            crash.after("sealed");
            return part;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the archive " + stretch.file(), e);
        } catch (SQLException e) {
            throw new IllegalStateException("the books cannot be read", e);
        }
    }

    static void privately(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private ArchiveManifest write(Stretch stretch, Path fresh) throws IOException, SQLException {
        try (var connection = database.getConnection();
                var file = new WriteFile(stretch, fresh)) {
            boolean autoCommit = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                new ReadStretch(stretch, file::batch).read(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
                connection.setTransactionIsolation(isolation);
            }
            return file.end();
        }
    }

    private static ArchivePart part(Stretch stretch, ArchiveManifest manifest, Path file)
            throws IOException {
        return new ArchivePart(
                stretch.lane(),
                stretch.after(),
                stretch.last(),
                stretch.after(),
                manifest.month(),
                stretch.file(),
                Files.size(file),
                Sha256.of(file),
                manifest.transfers(),
                manifest.previousHash(),
                manifest.lastHash(),
                manifest.firstAt(),
                manifest.lastAt());
    }

    /** So that a new name in a directory outlives a power cut. */
    static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
