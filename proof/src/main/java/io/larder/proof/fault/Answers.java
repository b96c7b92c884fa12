package io.larder.proof.fault;

import io.larder.proof.client.Json;
import io.larder.proof.story.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * What was answered to generated requests, read from the generator's report of events.
 *
 * @param byStatus how many of each status; 0 stands for no answer
 */
record Answers(TreeMap<Integer, Integer> byStatus) {

    private static final int FIRST_SERVER_ERROR = 500;

    static Answers of(Path report) throws IOException {
        var byStatus = new TreeMap<Integer, Integer>();
        try (var lines = Files.lines(report)) {
            lines.filter(line -> line.startsWith("{\"ScenarioFinished\""))
                    .forEach(line -> count(Json.parse(line), byStatus));
        }
        return new Answers(byStatus);
    }

    private static void count(Json event, TreeMap<Integer, Integer> byStatus) {
        var requests = event.at("ScenarioFinished", "recorder").find("interactions");
        if (requests.isEmpty()) {
            return;
        }
        for (var request : requests.get().members().values()) {
            var status = request.find("response").flatMap(answer -> answer.find("status_code"));
            byStatus.merge(status.map(code -> (int) code.number()).orElse(0), 1, Integer::sum);
        }
    }

    /** Says what it was; false with a server error, a missing answer, or nothing accepted. */
    boolean tell(Progress progress) {
        progress.say("answers by status: " + byStatus);
        boolean accepted = byStatus.keySet().stream().anyMatch(status -> status / 100 == 2);
        if (!accepted) {
            progress.say("FAILED: nothing was accepted");
        }
        return accepted
                && !byStatus.containsKey(0)
                && byStatus.tailMap(FIRST_SERVER_ERROR).isEmpty();
    }
}
