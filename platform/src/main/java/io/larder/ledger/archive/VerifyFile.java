package io.larder.ledger.archive;

import io.larder.ledger.ArchiveDamaged;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Reads a file from end to end as readers will, and computes everything in it again: the chain from
 * its text alone, the keys, the sums.
 */
final class VerifyFile implements BlockText.Visitor {

    private final String name;
    private final ArchiveManifest manifest;
    private final MessageDigest digest = Sha256.start();
    private final Counted counted = new Counted();
    private String hash;
    private long number;
    private int idx;
    private int block;

    private VerifyFile(String name, ArchiveManifest manifest) {
        this.name = name;
        this.manifest = manifest;
        this.hash = manifest.previousHash();
        this.number = manifest.afterBatch();
    }

    /**
     * Throws {@link ArchiveDamaged} when the file does not say what it was meant to.
     *
     * @param written what was written to it
     */
    static void verify(Path path, ArchiveManifest written) {
        try (var file = ArchiveFile.open(path)) {
            var verify = new VerifyFile(String.valueOf(path.getFileName()), written);
            verify.require(file.manifest().equals(written), "another manifest");
            verify.require(file.blocks() == written.blocks(), "another number of blocks");
            verify.read(file);
        }
    }

    private void read(ArchiveFile file) {
        for (block = 0; block < manifest.blocks(); block++) {
            file.walk(block, block, this);
        }
        require(number == manifest.lastBatch(), "no last batch");
        require(hash.equals(manifest.lastHash()), "another chain");
        require(counted.transfers() == manifest.transfers(), "another number of transfers");
        require(counted.sums().equals(manifest.sums()), "other sums");
        var pages = counted.keyPages();
        require(pages.length == manifest.keyPages(), "other keys");
        for (int page = 0; page < pages.length; page++) {
            require(Arrays.equals(pages[page], file.keys(page)), "other keys");
        }
    }

    @Override
    public void batch(BlockText.Header header) {
        require(header.previous().equals(hash), "a broken chain");
        require(header.lane() == manifest.lane(), "a batch of another lane");
        require(header.number() == number + 1, "a batch missing");
        number = header.number();
        idx = 0;
        digest.update(header.text());
    }

    @Override
    public void line(byte[] line) {
        digest.update(line);
        counted.add(BlockText.transfer(number, idx++, line), block);
    }

    @Override
    public void end() {
        hash = Sha256.end(digest);
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new ArchiveDamaged(name, "was read back with " + what, null);
        }
    }
}
