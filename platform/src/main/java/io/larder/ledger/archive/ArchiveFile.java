package io.larder.ledger.archive;

import io.larder.ledger.ArchiveDamaged;
import io.larder.ledger.ArchivedTransfer;
import io.larder.ledger.StoredTransfer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * An archive, opened for reading: a ZIP with blocks of batches, the pages of {@link Keys}, a list
 * of the batches at which blocks begin, and a manifest. docs/LEDGER-TABLES.md describes it. Several
 * threads may read at once; one that nobody uses any more need not be closed.
 */
public final class ArchiveFile implements AutoCloseable {

    static final String MANIFEST = "manifest.json";
    static final String BLOCKS = "blocks.txt";

    private final String name;
    private final ZipFile zip;
    private final ArchiveManifest manifest;
    private final long[] firsts;

    private ArchiveFile(String name, ZipFile zip) throws IOException {
        this.name = name;
        this.zip = zip;
        this.manifest = JsonMapper.shared().readValue(entry(MANIFEST), ArchiveManifest.class);
        this.firsts =
                new String(entry(BLOCKS), StandardCharsets.US_ASCII)
                        .lines()
                        .mapToLong(Long::parseLong)
                        .toArray();
    }

    static String block(int number) {
        return "batches/%06d".formatted(number);
    }

    static String page(int number) {
        return "keys/%06d".formatted(number);
    }

    /** Opens one; throws {@link ArchiveDamaged} when it is not the one that was sealed. */
    public static ArchiveFile open(Path directory, ArchivePart part) {
        var file = open(directory.resolve(part.file()));
        if (!file.manifest.isOf(part)) {
            file.close();
            throw new ArchiveDamaged(part.file(), "is not the one that was sealed", null);
        }
        return file;
    }

    /** Opens one of which nothing is known yet. */
    static ArchiveFile open(Path path) {
        var name = String.valueOf(path.getFileName());
        if (!Files.isRegularFile(path)) {
            throw new ArchiveDamaged(name, "is missing", null);
        }
        try {
            var zip = new ZipFile(path.toFile());
            try {
                return new ArchiveFile(name, zip);
            } catch (IOException | RuntimeException damaged) {
                zip.close();
                throw damaged;
            }
        } catch (IOException | RuntimeException damaged) {
            throw new ArchiveDamaged(name, "cannot be read: " + damaged.getMessage(), damaged);
        }
    }

    /** Throws {@link ArchiveDamaged} when a byte of it is not as it was sealed. */
    public void compare(ArchivePart part) {
        try {
            var path = Path.of(zip.getName());
            if (Files.size(path) != part.bytes() || !Sha256.of(path).equals(part.sha256())) {
                throw new ArchiveDamaged(name, "is not the one that was sealed", null);
            }
        } catch (IOException damaged) {
            throw new ArchiveDamaged(name, "cannot be read: " + damaged.getMessage(), damaged);
        }
    }

    ArchiveManifest manifest() {
        return manifest;
    }

    private byte[] entry(String entry) {
        var found = zip.getEntry(entry);
        if (found == null) {
            throw new ArchiveDamaged(name, "has no " + entry, null);
        }
        try (var in = zip.getInputStream(found)) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new ArchiveDamaged(name, "cannot be read: " + damaged.getMessage(), damaged);
        }
    }

    /** Sees each block from one on up to another. */
    void walk(int first, int last, BlockText.Visitor visitor) {
        for (int block = first; block <= last; block++) {
            walk(block, visitor);
        }
    }

    private void walk(int block, BlockText.Visitor visitor) {
        try {
            BlockText.walk(entry(block(block)), visitor);
        } catch (IllegalArgumentException notOne) {
            throw new ArchiveDamaged(name, "cannot be read: " + notOne.getMessage(), notOne);
        }
    }

    byte[] keys(int page) {
        return entry(page(page));
    }

    int blocks() {
        return firsts.length;
    }

    /** The last block that begins at a batch or before it; the first one before everything. */
    private int blockOf(long batch) {
        int at = Arrays.binarySearch(firsts, batch);
        return Math.max(0, at >= 0 ? at : -at - 2);
    }

    /** Sees a transfer in the text that its batch's hash covers. */
    public interface Lines {
        /** With its line feed. */
        void line(long batch, byte[] line);
    }

    /** The transfers of batches after one and up to another. */
    public void lines(long after, long upTo, Lines lines) {
        var range = new InRange(after, upTo, lines);
        walk(blockOf(after + 1), blockOf(upTo), range);
    }

    private static final class InRange implements BlockText.Visitor {

        private final long after;
        private final long upTo;
        private final Lines lines;
        private long number;

        InRange(long after, long upTo, Lines lines) {
            this.after = after;
            this.upTo = upTo;
            this.lines = lines;
        }

        @Override
        public void batch(BlockText.Header header) {
            number = header.number();
        }

        @Override
        public void line(byte[] line) {
            if (number > after && number <= upTo) {
                lines.line(number, line);
            }
        }
    }

    /** The same as rows. */
    void transfers(long after, long upTo, Consumer<ArchivedTransfer> transfers) {
        var rows = new BatchRows(transfer -> true, after, upTo, transfers);
        walk(blockOf(after + 1), blockOf(upTo), rows);
    }

    /**
     * Transfers in which a name stands.
     *
     * @param wanted which of them
     * @param upTo the last batch that counts
     */
    void find(
            Collection<String> names,
            Predicate<StoredTransfer> wanted,
            long upTo,
            Consumer<ArchivedTransfer> found) {
        var rows = new BatchRows(wanted, 0, upTo, found);
        for (int block : Keys.blocks(names, manifest.keyPages(), this::keys)) {
            walk(block, rows);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException gone) {
            // what was read from it was read whole
        }
    }
}
