package io.larder.proof.story;

import io.larder.proof.client.Json;
import io.larder.proof.client.SandboxChannel;
import io.larder.proof.judge.ExpectedDifference;
import io.larder.proof.judge.JournalEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What really happened at the channels, as their sandboxes tell it.
 *
 * @param counts faults injected by name
 */
record Injected(
        Map<String, Integer> counts,
        List<ExpectedDifference> expected,
        List<JournalEntry> journal) {

    /** Every fault there is. */
    static final List<String> FAULTS =
            List.of(
                    "lost_notification",
                    "duplicate_notification",
                    "delayed_notification",
                    "tampered_notification",
                    "wrong_amount",
                    "response_lost",
                    "server_error",
                    "slow",
                    "late_payment",
                    "bill_missing",
                    "bill_altered",
                    "bill_duplicated");

    private static final double LEAST_PROBABILITY = 0.015;
    private static final double WANTED_OF_EACH = 6;

    /** Switches every fault on, often enough to be met. */
    static void switchOn(Collection<SandboxChannel> channels, long seed, int recharges)
            throws IOException {
        double each = recharges / (1.0 + channels.size());
        double probability = Math.min(0.2, Math.max(LEAST_PROBABILITY, WANTED_OF_EACH / each));
        var plan = new TreeMap<String, Object>();
        FAULTS.forEach(name -> plan.put(name, Json.object("probability", probability)));
        plan.put("seed", seed);
        for (var channel : channels) {
            channel.faults(Json.of(plan));
        }
    }

    /** Reads journals and injections. */
    static Injected read(Collection<SandboxChannel> channels) throws IOException {
        var counts = new TreeMap<String, Integer>();
        FAULTS.forEach(name -> counts.put(name, 0));
        var expected = new ArrayList<ExpectedDifference>();
        for (var channel : channels) {
            for (var injection : channel.injected().at("injections").items()) {
                counts.merge(injection.at("fault").text(), 1, Integer::sum);
                injection
                        .find("expectedDifference")
                        .ifPresent(
                                type ->
                                        expected.add(
                                                new ExpectedDifference(
                                                        channel.name(),
                                                        injection.at("orderNumber").text(),
                                                        type.text())));
            }
        }
        return new Injected(counts, expected, Journals.read(channels));
    }
}
