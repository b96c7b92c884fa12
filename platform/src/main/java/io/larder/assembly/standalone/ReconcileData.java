package io.larder.assembly.standalone;

import io.larder.identity.Operation;
import io.larder.money.Ids;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Reconciles a channel's day on the running platform. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description =
                "Matches a channel's bill of a day against the books; repeating it is harmless."
                        + " Exit 1 when the day cannot be matched yet.")
public final class ReconcileData implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Mixin private WhichData which = new WhichData();
    @Mixin private WhoAsks who = new WhoAsks();

    @Option(names = "--channel", required = true, description = "Such as wechat or alipay.")
    private String channel = "";

    @Option(
            names = "--date",
            required = true,
            paramLabel = "YYYY-MM-DD",
            description = "The business date.")
    private @Nullable LocalDate date;

    @Option(
            names = "--bill",
            paramLabel = "FILE",
            description = "The bill in the channel's own format (default: the channel is asked).")
    private @Nullable Path bill;

    /**
     * What came of it.
     *
     * @param bill the channel's bill of that day as the API shows it; null when it was refused
     * @param code why not; null when it was
     * @param blockedBy what must be settled before
     */
    private record Found(
            boolean ok,
            String channel,
            String date,
            @Nullable JsonNode bill,
            @Nullable String code,
            List<JsonNode> blockedBy) {

        String text(String otherwise) {
            return bill == null
                    ? "not reconciled: " + otherwise
                    : "%s %s reconciled: %,d lines, %,d matched, %,d held in differences; %,d differences, %,d open"
                            .formatted(
                                    channel,
                                    date,
                                    bill.path("lines").asLong(),
                                    bill.path("matched").asLong(),
                                    bill.path("inDifference").asLong(),
                                    bill.path("differences").asLong(),
                                    bill.path("openDifferences").asLong());
        }
    }

    @Override
    public Integer call() throws FileNotFoundException {
        var progress = new Progress(System.err);
        var name = channel.toLowerCase(Locale.ROOT);
        var body = body();
        var operations = EnumSet.of(Operation.DAY_CLOSE);
        try (var platform = RunningPlatform.of(which.path(), who.key(), operations)) {
            progress.say(
                    bill == null
                            ? "asking %s for its bill of %s".formatted(name, date)
                            : "bringing %s as the bill of %s of %s".formatted(bill, name, date));
            var answer = platform.post(path(name), Ids.next("run"), body, PATIENCE);
            var found = found(name, answer);
            Result.print(System.out, which.json, found, found.text(said(answer)));
            progress.say("done");
            return found.ok() ? 0 : 1;
        }
    }

    private BodyPublisher body() throws FileNotFoundException {
        if (bill == null) {
            return BodyPublishers.noBody();
        }
        if (!Files.isRegularFile(bill)) {
            throw new DataDirectory.Refused(bill + " is not a file");
        }
        return BodyPublishers.ofFile(bill);
    }

    private String path(String name) {
        if (!name.matches("[a-z0-9_]{1,20}")) {
            throw new DataDirectory.Refused("\"" + channel + "\" is not a channel's name");
        }
        return "/api/v1/business-days/%s/channels/%s/reconcile".formatted(date, name);
    }

    private Found found(String name, RunningPlatform.Answer answer) {
        var day = String.valueOf(date);
        if (answer.ok()) {
            for (var each : answer.body().path("bills")) {
                if (each.path("channel").asString("").equalsIgnoreCase(name)) {
                    return new Found(true, name, day, each, null, List.of());
                }
            }
        }
        var blocks = new ArrayList<JsonNode>();
        answer.body().path("blockedBy").forEach(blocks::add);
        var code = answer.body().path("code").asString("status_" + answer.status());
        return new Found(false, name, day, null, code, blocks);
    }

    private static String said(RunningPlatform.Answer answer) {
        var text = new StringBuilder(answer.problem());
        for (var block : answer.body().path("blockedBy")) {
            text.append(
                    "%n  %s: %s"
                            .formatted(
                                    block.path("code").asString(""),
                                    block.path("detail").asString("")));
        }
        return text.toString();
    }
}
