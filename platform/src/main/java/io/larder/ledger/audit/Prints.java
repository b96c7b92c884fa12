package io.larder.ledger.audit;

import io.larder.ledger.Balance;
import io.larder.ledger.Phase;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;

/**
 * Fingerprints of what was read, of a fixed size however much it is. Accounts fall into buckets by
 * their keyed hash; a bucket holds, for each of the four counters, the sum of amounts times hashes,
 * modulo 2^64. One account alone that is wrong always shows, since its hash is made odd; several
 * that would hide each other within a bucket do so with a chance of less than one in 2^40.
 */
final class Prints {

    private static final int BUCKET_BITS = 12;
    private static final int BUCKETS = 1 << BUCKET_BITS;

    private final long[] counters = new long[4 * BUCKETS];
    private final long[] codes;

    /**
     * @param codes how many codes are counted
     */
    Prints(int codes) {
        this.codes = new long[codes];
    }

    /** The bucket of an account. */
    static int bucket(long hash) {
        return (int) (hash >>> 64 - BUCKET_BITS);
    }

    /** What an amount adds to a sum by name. */
    static long weighed(long hash, long amount) {
        return (hash | 1) * amount;
    }

    void debit(long hash, Phase phase, long amountMinor) {
        move(4 * bucket(hash), phase, weighed(hash, amountMinor));
    }

    void credit(long hash, Phase phase, long amountMinor) {
        move(4 * bucket(hash) + 1, phase, weighed(hash, amountMinor));
    }

    private void move(int posted, Phase phase, long weighed) {
        int pending = posted + 2;
        switch (phase) {
            case POST -> counters[posted] += weighed;
            case HOLD -> counters[pending] += weighed;
            case COMMIT -> {
                counters[posted] += weighed;
                counters[pending] -= weighed;
            }
            case RELEASE -> counters[pending] -= weighed;
        }
    }

    /** A balance as stored, or one of its stripes. */
    void balance(long hash, Balance balance) {
        int at = 4 * bucket(hash);
        counters[at] += weighed(hash, balance.debitsPosted());
        counters[at + 1] += weighed(hash, balance.creditsPosted());
        counters[at + 2] += weighed(hash, balance.debitsPending());
        counters[at + 3] += weighed(hash, balance.creditsPending());
    }

    /** A posted transfer of a counted code. */
    void posted(int code, long print) {
        codes[code] += print;
    }

    long code(int code) {
        return codes[code];
    }

    void add(Prints other) {
        for (int i = 0; i < counters.length; i++) {
            counters[i] += other.counters[i];
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] += other.codes[i];
        }
    }

    /** The buckets in which the accounts are not the same. */
    BitSet differing(Prints other) {
        var buckets = new BitSet(BUCKETS);
        for (int i = 0; i < counters.length; i++) {
            if (counters[i] != other.counters[i]) {
                buckets.set(i / 4);
            }
        }
        return buckets;
    }

    void write(DataOutput out) throws IOException {
        for (long counter : counters) {
            out.writeLong(counter);
        }
        for (long code : codes) {
            out.writeLong(code);
        }
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < counters.length; i++) {
            counters[i] = in.readLong();
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = in.readLong();
        }
    }
}
