package io.larder.proof.planted;

import io.larder.proof.client.RunningPlatform;
import io.larder.proof.model.ModelRun;
import io.larder.proof.scenario.ScenarioRun;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Plants each bug of proof/planted into a platform of its own. The scenarios or the model must
 * catch it; a patch that does not apply, or is not caught, fails. Beside them runs a platform
 * without a bug, in which both must see nothing: or they would catch anything.
 */
public final class Planted {

    private static final String USAGE =
            """
            usage: larder test planted [--only NAME]
            Plants each bug of proof/planted into a platform of its own; the scenarios or the model
            must catch it.
              --only NAME   this one
            """;

    private static final int TOGETHER = 2;
    private static final long COMMANDS = 4_000;
    private static final long SEED = 7;

    private final Progress progress = new Progress(System.err);
    private final PatchedPlatform patched = new PatchedPlatform();
    private final Path work;

    private Planted(Path work) {
        this.work = work;
    }

    /** Exit code 0 only when every bug was caught. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        var only = arguments.length == 2 && arguments[0].equals("--only") ? arguments[1] : "";
        var work = Workplace.fresh("planted");
        int missed = new Planted(work).run(only);
        if (missed == 0) {
            Trees.delete(work);
        }
        System.exit(missed == 0 ? 0 : 1);
    }

    private int run(String only) throws IOException, InterruptedException {
        var patches = patched.patches().stream().filter(one -> one.name().contains(only)).toList();
        int right = 0;
        try (var threads = Executors.newFixedThreadPool(TOGETHER)) {
            var tries = new ArrayList<Future<Boolean>>();
            tries.add(threads.submit(() -> !isCaught(Patch.NONE)));
            for (var patch : patches) {
                tries.add(threads.submit(() -> isCaught(patch)));
            }
            for (var one : tries) {
                try {
                    right += one.get() ? 1 : 0;
                } catch (ExecutionException broken) {
                    System.out.println("FAILED: " + broken.getCause());
                }
            }
        }
        int wrong = patches.size() + 1 - right;
        System.out.printf(
                "%d planted bugs and a platform without one: %d judged right, %d wrong%n",
                patches.size(), right, wrong);
        return patches.isEmpty() ? 1 : wrong;
    }

    private boolean isCaught(Patch patch) throws IOException {
        var folder = Files.createDirectories(work.resolve(patch.name()));
        try (var platform = patched.start(patch, folder)) {
            progress.say(patch.name() + " runs");
            var byScenarios = new ArrayList<String>();
            new ScenarioRun().play(platform, name -> byScenarios.isEmpty(), byScenarios::add);
            var byModel = byModel(platform);
            say(patch, "the scenarios", byScenarios);
            say(patch, "the model", byModel);
            boolean caught = !byScenarios.isEmpty() || !byModel.isEmpty();
            if (caught == patch.hunks().isEmpty()) {
                System.out.println(
                        "FAILED: %s is %s"
                                .formatted(patch.name(), caught ? "caught" : "not caught"));
            }
            return caught;
        }
    }

    /** A fault of the platform counts too: the model predicts none. */
    private static List<String> byModel(RunningPlatform platform) {
        try {
            return new ModelRun(platform, SEED).play(0, COMMANDS).stream().toList();
        } catch (IOException | RuntimeException broken) {
            return List.of("broke off: " + broken);
        }
    }

    private static void say(Patch patch, String who, List<String> seen) {
        System.out.printf("%s (%s)%n", patch.name(), patch.what());
        System.out.printf(
                "  %s: %s%n",
                who, seen.isEmpty() ? "nothing seen" : seen.getFirst().replace("\n", "\n    "));
    }
}
