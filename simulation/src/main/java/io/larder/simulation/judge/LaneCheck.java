package io.larder.simulation.judge;

import io.larder.simulation.store.Rows;
import io.larder.simulation.store.Rows.Row;
import io.larder.simulation.store.SimulatedDatabase.Commit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each lane is one unbroken stream: batches, chain, times, events, epochs. */
final class LaneCheck {

    private final Rows rows;
    private final Findings findings;
    private final Map<List<Long>, List<Row>> transfers = new HashMap<>();
    private final Map<Long, List<Row>> batches = new HashMap<>();
    private final Map<Long, List<Row>> events = new HashMap<>();

    LaneCheck(Rows rows, Findings findings) {
        this.rows = rows;
        this.findings = findings;
        for (var row : rows.all("transfer")) {
            var at = List.of(row.number("lane"), row.number("batch"));
            transfers.computeIfAbsent(at, key -> new ArrayList<>()).add(row);
        }
        group(rows.all("batch"), batches);
        group(rows.all("outbox"), events);
    }

    private static void group(List<Row> all, Map<Long, List<Row>> byLane) {
        all.forEach(
                row ->
                        byLane.computeIfAbsent(row.number("lane"), lane -> new ArrayList<>())
                                .add(row));
        byLane.values().forEach(some -> some.sort(Comparator.comparing(r -> r.number("number"))));
    }

    /** Transfers of a batch in their order. */
    List<Row> transfers(long lane, long batch) {
        return transfers.getOrDefault(List.of(lane, batch), List.of());
    }

    void check(List<Commit> commits) {
        rows.all("lane").forEach(this::lane);
        long all = batches.values().stream().mapToLong(List::size).sum();
        findings.require(
                all == commits.size(), "batches", "%d stored, %d committed", all, commits.size());
        var owners = new HashMap<List<Long>, String>();
        for (var commit : commits) {
            var epoch = List.of(commit.lane(), commit.laneEpoch());
            var owner = owners.putIfAbsent(epoch, commit.process());
            findings.require(
                    owner == null || owner.equals(commit.process()),
                    "lane_owner",
                    "lane and epoch %s written by %s and %s",
                    epoch,
                    owner,
                    commit.process());
        }
    }

    private void lane(Row lane) {
        long number = lane.number("number");
        var mine = batches.getOrDefault(number, List.of());
        findings.require(
                lane.number("next_batch") == mine.size() + 1,
                "batch_numbers",
                "lane %d says %d, %d are stored",
                number,
                lane.number("next_batch"),
                mine.size());
        var hash = "0".repeat(64);
        long eventsOfBatches = 0;
        @Nullable Row last = null;
        for (var batch : mine) {
            order(last, batch);
            hash = chained(hash, batch);
            findings.require(hash.equals(batch.text("hash")), "chain", "batch %s", batch(batch));
            eventsOfBatches += batch.number("events");
            last = batch;
        }
        findings.require(hash.equals(lane.text("head_hash")), "chain", "head of lane %d", number);
        events(lane, eventsOfBatches);
    }

    private void order(@Nullable Row last, Row batch) {
        long before = last == null ? 0 : last.number("number");
        findings.require(
                batch.number("number") == before + 1, "batch_numbers", "gap at %s", batch(batch));
        if (last != null) {
            findings.require(
                    last.number("epoch") <= batch.number("epoch")
                            && !batch.at("at").isBefore(last.at("at"))
                            && !batch.date("business_date").isBefore(last.date("business_date")),
                    "order_of_batches",
                    "%s goes back in time or epoch",
                    batch(batch));
        }
    }

    private String chained(String before, Row batch) {
        var text = new StringBuilder(before);
        text.append('|').append(batch.number("lane")).append('|').append(batch.number("number"));
        text.append('|').append(batch.at("at").toInstant(ZoneOffset.UTC));
        text.append('|').append(batch.date("business_date")).append('\n');
        var moved = transfers(batch.number("lane"), batch.number("number"));
        findings.require(
                moved.size() == batch.number("transfers"), "transfers", "of %s", batch(batch));
        for (var row : moved) {
            text.append(row.text("debit")).append('|').append(row.text("credit")).append('|');
            text.append(row.number("amount_minor")).append('|').append(row.text("code"));
            text.append('|').append(row.text("reference")).append('|');
            text.append(row.text("phase")).append('\n');
        }
        return sha256(text.toString());
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void events(Row lane, long told) {
        var mine = events.getOrDefault(lane.number("number"), List.of());
        for (int i = 0; i < mine.size(); i++) {
            findings.require(
                    mine.get(i).number("number") == i + 1L,
                    "event_numbers",
                    "lane %d has a gap before event %d",
                    lane.number("number"),
                    mine.get(i).number("number"));
        }
        findings.require(
                mine.size() == told && lane.number("next_event") == told + 1,
                "event_numbers",
                "lane %d: %d stored, %d by its batches, next is %d",
                lane.number("number"),
                mine.size(),
                told,
                lane.number("next_event"));
    }

    private static String batch(Row batch) {
        return batch.number("lane") + "/" + batch.number("number");
    }
}
