package io.larder.ledger.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which blocks of an archive a name stands: an account of a customer, or a reference. A name is
 * kept as the first 40 bits of its SHA-256; a block that is found by another name's equal bits is
 * read in vain, which does no harm. All are sorted and cut by their first bits into pages of some
 * thousands, so that a look-up reads one page. In a page each is written as how much further its
 * bits are than those before, and its block; numbers are of seven bits a byte, the last one first.
 */
final class Keys {

    private static final int BITS = 40;
    private static final int BLOCK_BITS = 24;
    private static final long BLOCK = (1L << BLOCK_BITS) - 1;
    private static final int IN_A_PAGE = 4_096;

    private final MessageDigest digest = Sha256.start();
    private long[] entries = new long[1_024];
    private int count;

    /** Where a name stands. */
    void add(String name, int block) {
        if (block > BLOCK) {
            throw new IllegalArgumentException("too many blocks");
        }
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, count + (count >> 1));
        }
        entries[count++] = bits(digest, name) << BLOCK_BITS | block;
    }

    private static long bits(MessageDigest digest, String name) {
        var hash = digest.digest(name.getBytes(StandardCharsets.UTF_8));
        long bits = 0;
        for (int i = 0; i < BITS / Byte.SIZE; i++) {
            bits = bits << Byte.SIZE | hash[i] & 0xff;
        }
        return bits;
    }

    /** All pages, each name and block once. */
    byte[][] pages() {
        // 64 bits are used, so the order is that of unsigned numbers: turned into it and back
        for (int i = 0; i < count; i++) {
            entries[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(entries, 0, count);
        int pages = Math.max(1, Integer.highestOneBit(Math.max(1, count / IN_A_PAGE)));
        var written = new byte[pages][];
        int at = 0;
        for (int page = 0; page < pages; page++) {
            var out = new ByteArrayOutputStream();
            long last = 0;
            long previous = -1;
            for (; at < count; at++) {
                long entry = entries[at] ^ Long.MIN_VALUE;
                long name = entry >>> BLOCK_BITS;
                if (page(name, pages) != page) {
                    break;
                }
                if (entry != previous || out.size() == 0) {
                    number(out, name - last);
                    number(out, entry & BLOCK);
                    last = name;
                    previous = entry;
                }
            }
            written[page] = out.toByteArray();
        }
        for (int i = 0; i < count; i++) {
            entries[i] ^= Long.MIN_VALUE;
        }
        return written;
    }

    private static int page(long name, int pages) {
        return (int) (name >>> BITS - Integer.numberOfTrailingZeros(pages));
    }

    /** Reads a page. */
    interface Pages {
        byte[] page(int number);
    }

    /** The blocks in which any of these names may stand. */
    static Set<Integer> blocks(Collection<String> names, int pages, Pages reading) {
        var digest = Sha256.start();
        var wanted = names.stream().mapToLong(name -> bits(digest, name)).sorted().toArray();
        var blocks = new TreeSet<Integer>();
        int at = 0;
        while (at < wanted.length) {
            int page = page(wanted[at], pages);
            int end = at;
            while (end < wanted.length && page(wanted[end], pages) == page) {
                end++;
            }
            search(reading.page(page), wanted, at, end, blocks);
            at = end;
        }
        return blocks;
    }

    private static void search(byte[] page, long[] wanted, int from, int to, Set<Integer> blocks) {
        var numbers = new Numbers(page);
        long name = 0;
        while (numbers.more()) {
            name += numbers.next();
            int block = (int) numbers.next();
            if (Arrays.binarySearch(wanted, from, to, name) >= 0) {
                blocks.add(block);
            }
        }
    }

    /** Reads numbers one after another. */
    private static final class Numbers {

        private final byte[] page;
        private int at;

        Numbers(byte[] page) {
            this.page = page;
        }

        boolean more() {
            return at < page.length;
        }

        long next() {
            long number = 0;
            int shift = 0;
            while (page[at] < 0) {
                number |= (long) (page[at++] & 0x7f) << shift;
                shift += 7;
            }
            return number | (long) page[at++] << shift;
        }
    }

    private static void number(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
