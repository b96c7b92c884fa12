package io.larder.proof.scenario;

import io.larder.proof.client.Larder;
import io.larder.proof.client.RunningPlatform;
import io.larder.proof.judge.Books;
import io.larder.proof.judge.Judgement;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Plays every scenario of proof/scenarios against a platform of its own. */
public final class Scenarios {

    private static final String USAGE =
            """
            usage: larder test scenarios [--only TEXT]
            Plays the scenarios in proof/scenarios against a platform of its own.
              --only TEXT   those whose file or title has this text
            """;

    private Scenarios() {}

    /** Exit code 0 only when every row came out as it says, and nothing is left out. */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        var only = arguments.length == 2 && arguments[0].equals("--only") ? arguments[1] : "";
        var work = Workplace.fresh("scenarios");
        int failed = run(work, only, new Progress(System.err));
        if (failed == 0) {
            Trees.delete(work);
        } else {
            System.err.println("the data is in " + work);
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    private static int run(Path work, String only, Progress progress) throws IOException {
        var run = new ScenarioRun();
        var log = work.resolve("platform.log");
        try (var platform = RunningPlatform.start(work.resolve("data"), log)) {
            progress.say("the platform runs");
            run.play(platform, name -> name.contains(only), what -> say(what));
            if (only.isEmpty() && run.wrong().isEmpty()) {
                run.missing().forEach(what -> fail(run, what));
            }
            var tables = work.resolve("tables.xml");
            platform.dumpTool().write(Books.TABLES, tables);
            Judgement.ofBooks(Books.read(tables)).forEach(what -> fail(run, what.toString()));
            var data = platform.data().toString();
            var audit = Larder.run(work.resolve("audit.log"), "audit", "--data", data, "--json");
            if (audit.exit() != 0) {
                fail(run, "audit: " + audit.out().strip());
            }
        }
        System.out.println(run.figures());
        return run.wrong().size();
    }

    private static void fail(ScenarioRun run, String what) {
        run.wrong().add(what);
        say(what);
    }

    private static void say(String what) {
        System.out.println("FAILED: " + what);
    }
}
