package io.larder.ledger.audit;

import io.larder.ledger.Invariant;
import io.larder.ledger.Invariant.Breach;
import io.larder.ledger.core.Chain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far each lane was verified, without a gap from its first batch on, and the fingerprints of
 * what stands there. It can be noted and read again; the notes end with their own SHA-256.
 */
final class Verified {

    private static final int FORMAT = 1;
    private static final int HASH_BYTES = 32;

    private final KeyedHash hash;
    private final List<String> codes;
    private final Prints prints;
    private final TreeMap<Integer, Reached> lanes = new TreeMap<>();
    private final Map<Integer, TreeMap<Long, Stretch>> ahead = new TreeMap<>();
    private final List<Breach> breaches = new ArrayList<>();

    private Verified(KeyedHash hash, List<String> codes) {
        this.hash = hash;
        this.codes = List.copyOf(codes);
        this.prints = new Prints(codes.size());
    }

    /**
     * Where a lane's verified batches end.
     *
     * @param batch the last one's number, 0 for none
     */
    record Reached(long batch, String hash, long transfers) {}

    /** Nothing yet, under a new key. */
    static Verified nothing(List<String> codes) {
        var random = new SecureRandom();
        return new Verified(new KeyedHash(random.nextLong(), random.nextLong()), codes);
    }

    /** What was noted; empty when it is damaged, or was noted for other codes. */
    static Optional<Verified> of(byte[] notes, List<String> codes) {
        int length = notes.length - HASH_BYTES;
        if (length < 0
                || !Arrays.equals(
                        sha256(notes, length), 0, HASH_BYTES, notes, length, notes.length)) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(notes, 0, length))) {
            if (in.readInt() != FORMAT || !in.readUTF().equals(String.join(" ", codes))) {
                return Optional.empty();
            }
            var verified = new Verified(new KeyedHash(in.readLong(), in.readLong()), codes);
            for (int lane = in.readInt(); lane != 0; lane = in.readInt()) {
                verified.lanes.put(lane, new Reached(in.readLong(), in.readUTF(), in.readLong()));
            }
            verified.prints.read(in);
            return Optional.of(verified);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** How far it came; nothing when a breach was found, which must be found again. */
    synchronized Optional<byte[]> notes() {
        if (!breaches.isEmpty()) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeUTF(String.join(" ", codes));
            out.writeLong(hash.key0());
            out.writeLong(hash.key1());
            for (var lane : lanes.entrySet()) {
                out.writeInt(lane.getKey());
                out.writeLong(lane.getValue().batch());
                out.writeUTF(lane.getValue().hash());
                out.writeLong(lane.getValue().transfers());
            }
            out.writeInt(0);
            prints.write(out);
            out.write(sha256(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(bytes.toByteArray());
    }

    /** A checked stretch; it counts once everything before it in its lane was checked. */
    synchronized void add(Stretch stretch) {
        stretch.breaches().forEach(this::add);
        var waiting = ahead.computeIfAbsent(stretch.lane(), lane -> new TreeMap<>());
        waiting.put(stretch.after(), stretch);
        var reached = reached(stretch.lane());
        for (var next = waiting.remove(reached.batch());
                next != null;
                next = waiting.remove(reached.batch())) {
            reached = new Reached(next.last(), next.hash(), reached.transfers() + next.transfers());
            lanes.put(stretch.lane(), reached);
            prints.add(next.prints());
        }
    }

    synchronized void add(Breach breach) {
        if (breaches.size() < Invariant.MOST_LISTED) {
            breaches.add(breach);
        }
    }

    synchronized Reached reached(int lane) {
        return lanes.getOrDefault(lane, new Reached(0, Chain.START, 0));
    }

    synchronized Map<Integer, Reached> lanes() {
        return new TreeMap<>(lanes);
    }

    synchronized long transfers() {
        return lanes.values().stream().mapToLong(Reached::transfers).sum();
    }

    synchronized List<Breach> breaches() {
        return List.copyOf(breaches);
    }

    KeyedHash hash() {
        return hash;
    }

    List<String> codes() {
        return codes;
    }

    /** Of everything, once all stretches were added. */
    Prints prints() {
        return prints;
    }

    private static byte[] sha256(byte[] bytes, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
