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

    private static final int FORMAT = 2;
    private static final int HASH_BYTES = 32;

    private final KeyedHash hash;
    private final List<String> codes;
    private final String archives;
    private final Prints prints;
    private final Prints archived;
    private final TreeMap<Integer, Reached> lanes = new TreeMap<>();
    private final Map<Integer, TreeMap<Long, Stretch>> ahead = new TreeMap<>();
    private final List<Breach> breaches = new ArrayList<>();

    private Verified(KeyedHash hash, List<String> codes, String archives) {
        this.hash = hash;
        this.codes = List.copyOf(codes);
        this.archives = archives;
        this.prints = new Prints(codes.size());
        this.archived = new Prints(codes.size());
    }

    /**
     * Where a lane's verified batches end.
     *
     * @param batch the last one's number, 0 for none
     */
    record Reached(long batch, String hash, long transfers) {}

    /**
     * Nothing yet, under a new key.
     *
     * @param archives what is archived, as text: notes are not good for another
     */
    static Verified nothing(List<String> codes, String archives) {
        var random = new SecureRandom();
        return new Verified(new KeyedHash(random.nextLong(), random.nextLong()), codes, archives);
    }

    /** What was noted; empty when it is damaged, or was noted for other codes or archives. */
    static Optional<Verified> of(byte[] notes, List<String> codes, String archives) {
        int length = notes.length - HASH_BYTES;
        if (length < 0
                || !Arrays.equals(
                        sha256(notes, length), 0, HASH_BYTES, notes, length, notes.length)) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(notes, 0, length))) {
            if (in.readInt() != FORMAT || !in.readUTF().equals(asked(codes, archives))) {
                return Optional.empty();
            }
            var verified =
                    new Verified(new KeyedHash(in.readLong(), in.readLong()), codes, archives);
            for (int lane = in.readInt(); lane != 0; lane = in.readInt()) {
                verified.lanes.put(lane, new Reached(in.readLong(), in.readUTF(), in.readLong()));
            }
            verified.prints.read(in);
            verified.archived.read(in);
            return Optional.of(verified);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private static String asked(List<String> codes, String archives) {
        return String.join(" ", codes) + "\n" + archives;
    }

    /** How far it came; nothing when a breach was found, which must be found again. */
    synchronized Optional<byte[]> notes() {
        if (!breaches.isEmpty()) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeUTF(asked(codes, archives));
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
            archived.write(out);
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
            if (next.archived()) {
                archived.add(next.prints());
            }
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

    /** Of what was read from archives. */
    Prints archived() {
        return archived;
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
