package io.larder.ledger.archive;

import io.larder.ledger.Moment;
import io.larder.ledger.StoredTransfer;
import io.larder.ledger.archive.Stretches.Stretch;
import io.larder.ledger.core.Chain;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the archive of a stretch, batch by batch, and refuses rows that are not what their batch's
 * hash says: what is archived must be right before.
 */
final class WriteFile implements AutoCloseable {

    /** Text of a block before it is closed; large enough to be compressed well. */
    private static final int BLOCK_BYTES = 64 * 1024;

    private final Stretch stretch;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final List<Long> firsts = new ArrayList<>();
    private final Counted counted = new Counted();
    private String hash;
    private long number;
    private long batches;
    private @Nullable Instant firstAt;
    private Instant lastAt = Instant.EPOCH;

    WriteFile(Stretch stretch, Path file) throws IOException {
        this.stretch = stretch;
        this.hash = stretch.previousHash();
        this.number = stretch.after();
        this.channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    }

    /** A batch as stored, with its transfers in order. */
    record Batch(long number, Moment moment, int transfers, String hash) {}

    /** The rows are not what was written once: they cannot be archived. */
    static final class NotTheChain extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        NotTheChain(Stretch stretch, long batch, String what) {
            super("lane %d, batch %d %s".formatted(stretch.lane(), batch, what));
        }
    }

    void batch(Batch batch, List<StoredTransfer> rows) throws IOException {
        if (batch.number() != number + 1) {
            throw new NotTheChain(stretch, batch.number(), "does not follow " + number);
        }
        if (firsts.isEmpty() || block.size() >= BLOCK_BYTES) {
            endBlock();
            firsts.add(batch.number());
        }
        var chain = new Chain(hash, stretch.lane(), batch.number(), batch.moment());
        rows.forEach(row -> add(chain, row));
        hash = chain.hash();
        if (rows.size() != batch.transfers() || !hash.equals(batch.hash())) {
            throw new NotTheChain(stretch, batch.number(), "has another hash than its rows");
        }
        block.writeBytes(chain.text().getBytes(StandardCharsets.UTF_8));
        block.write('\n');
        number = batch.number();
        batches++;
        lastAt = batch.moment().at();
        firstAt = firstAt == null ? lastAt : firstAt;
    }

    private void add(Chain chain, StoredTransfer row) {
        chain.transfer(
                row.debit(),
                row.credit(),
                row.amountMinor(),
                row.code(),
                row.reference(),
                row.phase());
        counted.add(row, firsts.size() - 1);
    }

    private void endBlock() throws IOException {
        if (block.size() > 0) {
            entry(ArchiveFile.block(firsts.size() - 1), block.toByteArray());
            block.reset();
        }
    }

    /** Ends the file and forces it to disk. */
    ArchiveManifest end() throws IOException {
        if (number != stretch.last()) {
            throw new NotTheChain(stretch, stretch.last(), "is missing");
        }
        endBlock();
        var pages = counted.keyPages();
        for (int page = 0; page < pages.length; page++) {
            entry(ArchiveFile.page(page), pages[page]);
        }
        var begins = new StringBuilder();
        firsts.forEach(first -> begins.append(first).append('\n'));
        entry(ArchiveFile.BLOCKS, begins.toString().getBytes(StandardCharsets.US_ASCII));
        var manifest = manifest(pages.length);
        entry(ArchiveFile.MANIFEST, JsonMapper.shared().writeValueAsBytes(manifest));
        zip.finish();
        zip.flush();
        channel.force(true);
        return manifest;
    }

    private ArchiveManifest manifest(int pages) {
        return new ArchiveManifest(
                ArchiveManifest.FORMAT,
                stretch.month().toString(),
                stretch.lane(),
                stretch.after(),
                stretch.last(),
                batches,
                counted.transfers(),
                stretch.previousHash(),
                hash,
                firstAt == null ? lastAt : firstAt,
                lastAt,
                firsts.size(),
                pages,
                counted.sums());
    }

    private void entry(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            channel.close();
        }
    }
}
