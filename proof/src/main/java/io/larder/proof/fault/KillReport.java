package io.larder.proof.fault;

import io.larder.proof.client.Json;
import io.larder.proof.client.Larder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a kill test saw.
 *
 * @param wrong empty when all is well
 * @param seconds of this run; of an interrupted one its last part
 */
record KillReport(KillOptions options, History history, List<String> wrong, long seconds) {

    static final String FIRST = "first";
    static final String SECOND = "second";
    static final String BOTH = "both";

    /** Which processes are killed, by turns. */
    static final List<String> JVMS = List.of(FIRST, SECOND, BOTH);

    static final String DATABASE = "database";
    static final String SANDBOX = "sandbox";
    private static final int SHOWN = 20;

    /** Prints it, and adds it to the file that was named. */
    void print() throws IOException {
        var result = result();
        System.out.println(options.json() ? result : text(result));
        wrong.stream().limit(SHOWN).forEach(what -> System.err.println("WRONG: " + what));
        if (options.append().isPresent()) {
            var entry =
                    """

                    ## Kills, %s, at commit %s

                    `./larder test kill --jvm %d --database %d --sandbox %d --seed %d`

                    ```
                    %s```
                    """
                            .formatted(
                                    LocalDate.now(),
                                    commit(),
                                    options.jvm(),
                                    options.database(),
                                    options.sandbox(),
                                    options.seed(),
                                    text(result));
            Files.writeString(
                    options.append().get(),
                    entry,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private Json result() {
        var first = history.recoveries(FIRST);
        var second = history.recoveries(SECOND);
        var both = history.recoveries(BOTH);
        var database = history.recoveries(DATABASE);
        var sandbox = history.recoveries(SANDBOX);
        return Json.object(
                "first_jvm_kills",
                first.size(),
                "second_jvm_kills",
                second.size(),
                "both_jvms_kills",
                both.size(),
                "sandbox_kills",
                sandbox.size(),
                "database_kills",
                database.size(),
                "acknowledged",
                history.acknowledged(),
                "acknowledged_cash",
                history.acknowledgedInCash(),
                "acknowledged_wechat",
                history.acknowledged() - history.acknowledgedInCash(),
                "acknowledged_moves",
                history.moved(),
                "refused_moves",
                history.movesRefused(),
                "broke_off_unanswered",
                history.brokenOff(Caller.Reached.ASKED),
                "broke_off_ordered",
                history.brokenOff(Caller.Reached.ORDERED),
                "broke_off_paid",
                history.brokenOff(Caller.Reached.PAID),
                "ended_otherwise",
                history.ended().toString(),
                "first_recovery_median_ms",
                median(first),
                "first_recovery_slowest_ms",
                slowest(first),
                "second_recovery_median_ms",
                median(second),
                "second_recovery_slowest_ms",
                slowest(second),
                "both_recovery_median_ms",
                median(both),
                "both_recovery_slowest_ms",
                slowest(both),
                "database_recovery_median_ms",
                median(database),
                "database_recovery_slowest_ms",
                slowest(database),
                "sandbox_recovery_median_ms",
                median(sandbox),
                "sandbox_recovery_slowest_ms",
                slowest(sandbox),
                "seed",
                options.seed(),
                "seconds",
                seconds,
                "ok",
                wrong.isEmpty());
    }

    private static long median(List<Long> of) {
        return of.isEmpty() ? 0 : of.stream().sorted().toList().get(of.size() / 2);
    }

    private static long slowest(List<Long> of) {
        return of.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static String text(Json result) {
        var text = new StringBuilder();
        result.members().forEach((name, value) -> text.append("%-28s %s%n".formatted(name, value)));
        return text.toString();
    }

    /** Of the sources; unknown where they are no repository. */
    private static String commit() throws IOException {
        var home = Larder.path().resolveSibling(".").toString();
        var command = Stream.of("git", "-C", home, "rev-parse", "--short", "HEAD").toList();
        try {
            var git = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(git.getInputStream().readAllBytes()).strip();
            return git.waitFor() == 0 ? said : "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
