package io.larder.proof.story;

import io.larder.proof.client.DatabaseTools;
import io.larder.proof.client.Larder;
import io.larder.proof.client.RunningPlatform;
import io.larder.proof.judge.Books;
import io.larder.proof.judge.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code ./larder demo}: a day in the store, judged to the fen. */
public final class Demo {

    private static final int WRONG_USE = 2;
    private static final int SHOWN = 20;

    private final DemoOptions options;
    private final Progress progress = new Progress(System.err);

    private Demo(DemoOptions options) {
        this.options = options;
    }

    /** Runs one day; exit code 0 only when nothing is off. */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(DemoOptions.USAGE);
            return;
        }
        DemoOptions options;
        try {
            options = DemoOptions.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("larder demo: " + e.getMessage());
            System.err.print(DemoOptions.USAGE);
            System.exit(WRONG_USE);
            return;
        }
        System.exit(new Demo(options).show());
    }

    private int show() throws IOException, InterruptedException {
        var result = day();
        var wrong = result.wrong();
        System.out.println(options.json() ? result.json() : DayReport.of(result));
        wrong.stream().limit(SHOWN).forEach(what -> System.err.println("WRONG: " + what));
        if (wrong.size() > SHOWN) {
            System.err.println("… and " + (wrong.size() - SHOWN) + " more");
        }
        if (options.keep() || !wrong.isEmpty()) {
            System.err.println("the day's data is in " + options.work());
        } else {
            Trees.delete(options.work());
        }
        return wrong.isEmpty() ? 0 : 1;
    }

    private DayResult day() throws IOException, InterruptedException {
        progress.say("opening a store of its own");
        var tally = new Tally();
        try (var platform = RunningPlatform.start(options.data(), options.log("platform.log"))) {
            var channels = platform.sandbox();
            var plan =
                    DayPlan.of(
                            options.seed(),
                            options.recharges(),
                            new ArrayList<>(channels.keySet()));
            var shop = Shop.open(platform, plan.cards(), "demo-" + options.seed());
            var date = Evening.toMorning(shop);
            progress.say("%,d cards issued; it is the morning of %s".formatted(plan.cards(), date));
            OfferOfTheDay.make(shop, date);
            Injected.switchOn(channels.values(), options.seed(), options.recharges());
            var hours = new OpenHours(platform, shop, tally, progress);
            hours.serve(plan);
            hours.settle();
            progress.say("customers use their cards");
            var life = CardLife.live(shop, Office.open(platform), options.seed(), tally);

            var dumps = platform.dumpTool();
            var evening = new Evening(shop, dumps, options.work(), progress);
            evening.waitForOpenEnds();
            evening.countDrawers(date, tally.drawers());
            var day = evening.close(date);
            var cardLife = life.end();
            var injected = Injected.read(channels.values());
            var tables = options.work().resolve("tables.xml");
            dumps.write(Books.TABLES, tables);
            var books = Books.read(tables);
            cardLife.putAll(OfferOfTheDay.told(books));
            var tools = DatabaseTools.folder(platform.database());
            platform.close();

            progress.say("judging");
            var judgement =
                    Judgement.of(books, injected.journal(), injected.expected(), tally.drawers());
            progress.say("auditing");
            var data = options.data().toString();
            var audit = Larder.run(options.log("audit.log"), "audit", "--data", data, "--json");
            var breach =
                    PlantedBreach.of(options.seed(), books, options.data(), tools, options.work());
            progress.say(
                    "a planted breach (%s) was %s"
                            .formatted(breach.breach(), breach.found() ? "found" : "NOT FOUND"));
            return new DayResult(
                    options,
                    tally,
                    cardLife,
                    books,
                    injected,
                    judgement,
                    day,
                    audit.exit() == 0,
                    breach,
                    progress.seconds());
        }
    }
}
