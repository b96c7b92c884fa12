package io.larder.proof.judge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The hash chain, computed again from the transfers by the text that the contract gives. */
public final class OwnChain {

    private static final String START = "0".repeat(64);
    private static final String RULE = "hash_chain_holds";

    private OwnChain() {}

    /** Checks every lane from its first batch to its head. */
    public static List<Finding> breaks(Books books) {
        var findings = new ArrayList<Finding>();
        var transfers = byBatch(books);
        var heads = new HashMap<Integer, BatchRow>();
        for (var batch : books.batches()) {
            var before = heads.put(batch.lane(), batch);
            long expected = before == null ? firstNumber(batch) : before.number() + 1;
            var name = batch.lane() + "/" + batch.number();
            if (batch.number() != expected) {
                findings.add(new Finding(RULE, name, "follows a gap"));
            }
            var of = transfers.remove(name);
            var previous = before == null ? START : before.hash();
            if (!hash(previous, batch, of == null ? List.of() : of).equals(batch.hash())) {
                findings.add(new Finding(RULE, name, "its hash is another"));
            }
        }
        transfers.forEach((name, of) -> findings.add(new Finding(RULE, name, "has no batch")));
        for (var lane : books.lanes()) {
            head(lane, heads.remove(lane.number()), findings);
        }
        heads.forEach((lane, head) -> findings.add(new Finding(RULE, "" + lane, "no such lane")));
        return findings;
    }

    private static long firstNumber(BatchRow batch) {
        return Math.min(batch.number(), 1);
    }

    private static void head(
            LaneRow lane,
            @org.jspecify.annotations.Nullable BatchRow last,
            List<Finding> findings) {
        if (last == null) {
            if (!lane.headHash().equals(START)) {
                findings.add(new Finding(RULE, "" + lane.number(), "a head without batches"));
            }
        } else if (!lane.headHash().equals(last.hash()) || lane.nextBatch() != last.number() + 1) {
            findings.add(new Finding(RULE, "" + lane.number(), "its head is not its last batch"));
        }
    }

    private static Map<String, List<Transfer>> byBatch(Books books) {
        var byBatch = new HashMap<String, List<Transfer>>();
        for (var transfer : books.transfers()) {
            var name = transfer.lane() + "/" + transfer.batch();
            byBatch.computeIfAbsent(name, none -> new ArrayList<>()).add(transfer);
        }
        return byBatch;
    }

    /** The hash that a batch with these transfers must have. */
    public static String hash(String previous, BatchRow batch, List<Transfer> transfers) {
        var text = new StringBuilder(previous);
        text.append('|').append(batch.lane()).append('|').append(batch.number());
        text.append('|').append(batch.at().truncatedTo(ChronoUnit.MICROS));
        text.append('|').append(batch.businessDate()).append('\n');
        for (var transfer : transfers) {
            text.append(
                    String.join(
                            "|",
                            transfer.debit(),
                            transfer.credit(),
                            Long.toString(transfer.amountMinor()),
                            transfer.code(),
                            transfer.reference(),
                            transfer.phase()));
            text.append('\n');
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
