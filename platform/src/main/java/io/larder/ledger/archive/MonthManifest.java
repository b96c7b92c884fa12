package io.larder.ledger.archive;

import io.larder.ledger.Balance;
import io.larder.ledger.Seals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * All archives of a month, as they are signed.
 *
 * @param type {@link #TYPE}
 * @param version 1
 * @param sums what the month's transfers come to, all cards as one line for each kind of account
 */
record MonthManifest(
        String type,
        int version,
        String month,
        long transfers,
        List<Sealed> files,
        List<ArchiveManifest.Sum> sums) {

    /** As {@code reconcile} knows it when it verifies one. */
    static final String TYPE = "larder-archive";

    /** A file, and its place in its lane's chain. */
    record Sealed(
            String file,
            long bytes,
            String sha256,
            int lane,
            long afterBatch,
            long lastBatch,
            long transfers,
            String previousHash,
            String lastHash,
            Instant firstAt,
            Instant lastAt) {

        static Sealed of(ArchivePart part) {
            return new Sealed(
                    part.file(),
                    part.bytes(),
                    part.sha256(),
                    part.lane(),
                    part.afterBatch(),
                    part.lastBatch(),
                    part.transfers(),
                    part.previousHash(),
                    part.lastHash(),
                    part.firstAt(),
                    part.lastAt());
        }
    }

    private static MonthManifest of(String month, List<ArchivePart> parts, Path directory) {
        var sums = new TreeMap<String, Balance>();
        for (var part : parts) {
            try (var file = ArchiveFile.open(directory, part)) {
                for (var sum : file.manifest().sums()) {
                    sums.merge(sum.account(), sum.balance(), Balance::plus);
                }
            }
        }
        return new MonthManifest(
                TYPE,
                1,
                month,
                parts.stream().mapToLong(ArchivePart::transfers).sum(),
                parts.stream().map(Sealed::of).toList(),
                ArchiveManifest.sums(sums));
    }

    /** Writes it signed beside the archives; given again for the same ones, the same bytes. */
    static void write(String month, List<ArchivePart> parts, Path directory, Seals seals) {
        var signed = seals.signed(of(month, parts, directory));
        var fresh = directory.resolve(month + ".json.new");
        try {
            SealStretch.privately(fresh);
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                for (var left = ByteBuffer.wrap(signed); left.hasRemaining(); ) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(
                    fresh,
                    directory.resolve(month + ".json"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            SealStretch.force(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the manifest of " + month, e);
        }
    }
}
