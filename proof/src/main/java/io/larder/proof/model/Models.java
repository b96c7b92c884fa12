package io.larder.proof.model;

import io.larder.proof.client.Larder;
import io.larder.proof.client.RunningPlatform;
import io.larder.proof.judge.Books;
import io.larder.proof.judge.Judgement;
import io.larder.proof.story.Progress;
import io.larder.proof.story.Trees;
import io.larder.proof.story.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Random commands against the model; then the audit and the judge, against the model's sums. */
public final class Models {

    /** On one platform; more go to another, so that what the judge reads fits in memory. */
    private static final long MOST_ON_ONE = 400_000;

    private static final long PIECE = 20_000;
    private static final int SHOWN = 10;

    private final ModelOptions options;
    private final Progress progress = new Progress(System.err);
    private final List<String> wrong = new ArrayList<>();
    private final Path work;
    private long commands;
    private long sequences;
    private int platforms;

    private Models(ModelOptions options) throws IOException {
        this.options = options;
        this.work = Workplace.fresh("model");
    }

    /** Exit code 0 only when nothing differed. */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(ModelOptions.USAGE);
            return;
        }
        System.exit(new Models(ModelOptions.of(arguments)).run());
    }

    private int run() throws IOException {
        while (commands < options.commands() && wrong.isEmpty()) {
            platforms++;
            onOne(work.resolve("platform-" + platforms), options.commands() - commands);
        }
        var report = new ModelReport(options, commands, sequences, platforms, wrong);
        report.print(Math.round(progress.seconds()));
        if (!wrong.isEmpty()) {
            System.err.println("the data is in " + work);
            return 1;
        }
        Trees.delete(work);
        return 0;
    }

    private void onOne(Path folder, long wanted) throws IOException {
        java.nio.file.Files.createDirectories(folder);
        try (var platform =
                RunningPlatform.start(folder.resolve("data"), folder.resolve("platform.log"))) {
            var run = new ModelRun(platform, options.seed());
            long most = Math.min(MOST_ON_ONE, wanted);
            while (run.commands() < most && wrong.isEmpty()) {
                int first = options.first() + Math.toIntExact(sequences) + run.sequences();
                run.play(first, Math.min(PIECE, most - run.commands())).ifPresent(wrong::add);
                progress.say("%,d commands".formatted(commands + run.commands()));
            }
            commands += run.commands();
            sequences += run.sequences();
            if (wrong.isEmpty()) {
                judge(platform, run, folder);
            }
        }
        if (wrong.isEmpty()) {
            Trees.delete(folder);
        }
    }

    private void judge(RunningPlatform platform, ModelRun run, Path folder) throws IOException {
        var tables = folder.resolve("tables.xml");
        platform.dumpTool().write(Books.TABLES, tables);
        var books = Books.read(tables);
        Judgement.ofBooks(books).stream().limit(SHOWN).map(Object::toString).forEach(wrong::add);
        compare(books, run.standings());
        progress.say("judged");
        var data = platform.data().toString();
        var audit = Larder.run(folder.resolve("audit.log"), "audit", "--data", data, "--json");
        if (audit.exit() != 0) {
            wrong.add("audit: " + audit.out().strip());
        }
        progress.say("audited");
    }

    /** The books' own sums for every card are the model's. */
    private void compare(Books books, Map<String, Standing> standings) {
        var posted = new HashMap<String, Long>();
        var held = new HashMap<String, Long>();
        for (var account : books.accounts()) {
            var words = account.name().split("/");
            if (words[0].equals("card")) {
                posted.merge(words[1], account.creditsPosted() - account.debitsPosted(), Long::sum);
                held.merge(words[1], account.debitsPending(), Long::sum);
            }
        }
        standings.forEach(
                (card, must) -> {
                    long isPosted = posted.getOrDefault(card, 0L);
                    long isHeld = held.getOrDefault(card, 0L);
                    if (isPosted != must.posted() || isHeld != must.held()) {
                        wrong.add(
                                "%s: the model says %s, the books %d and held %d"
                                        .formatted(card, must, isPosted, isHeld));
                    }
                });
    }
}
