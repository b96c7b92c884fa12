package io.larder.proof.story;

import io.larder.proof.client.DumpTool;
import io.larder.proof.client.Json;
import io.larder.proof.judge.OpenEnds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * What happens after the last customer: open orders end, drawers are counted, the day is closed.
 */
final class Evening {

    private static final Duration STEP = Duration.ofMinutes(20);
    private static final int MOST_STEPS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(120);

    private final Shop shop;
    private final DumpTool dumps;
    private final Path work;
    private final Progress progress;

    Evening(Shop shop, DumpTool dumps, Path work, Progress progress) {
        this.shop = shop;
        this.dumps = dumps;
        this.work = work;
        this.progress = progress;
    }

    /** Brings business time to nine in the morning of the next day; that is the day's date. */
    static LocalDate toMorning(Shop shop) throws IOException {
        var now = now(shop.advance(Duration.ofSeconds(1)));
        var morning = now.toLocalDate().plusDays(1).atTime(9, 0).atOffset(now.getOffset());
        return now(shop.advance(whole(Duration.between(now, morning)))).toLocalDate();
    }

    private static OffsetDateTime now(Json advanced) {
        return OffsetDateTime.parse(advanced.at("now").text().replaceAll("\\[.*", ""));
    }

    private static Duration whole(Duration duration) {
        return Duration.ofSeconds(duration.toSeconds() + 1);
    }

    /** Lets business time pass until no order and no refund is under way. */
    void waitForOpenEnds() throws IOException, InterruptedException {
        for (int step = 0; step < MOST_STEPS; step++) {
            shop.advance(STEP);
            var open = quiet();
            progress.say(
                    "%d minutes later: %s".formatted((step + 1) * STEP.toMinutes(), open.text()));
            if (open.none()) {
                return;
            }
        }
    }

    /** Waits until nothing is open, or until nothing changes any more. */
    private OpenEnds quiet() throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        var before = openEnds();
        int same = 0;
        while (!before.none() && same < 4 && System.nanoTime() < until) {
            Thread.sleep(1_000);
            var now = openEnds();
            same = now.equals(before) ? same + 1 : 0;
            before = now;
        }
        return before;
    }

    private OpenEnds openEnds() throws IOException {
        var file = work.resolve("open.xml");
        dumps.write(OpenEnds.TABLES, file);
        return OpenEnds.read(file);
    }

    /** Counts the drawers at ten in the evening. */
    void countDrawers(LocalDate date, Map<String, Long> counted) throws IOException {
        advanceTo(date, LocalTime.of(22, 0));
        for (var drawer : Shop.drawers()) {
            shop.countDrawer(drawer, date, counted.getOrDefault(drawer, 0L));
        }
        progress.say("drawers counted: " + counted);
    }

    /** Closes a day when the channels' bills are there, and answers what the day came to. */
    Json close(LocalDate date) throws IOException, InterruptedException {
        advanceTo(date.plusDays(1), LocalTime.of(10, 30));
        long until = System.nanoTime() + CLOSE_PATIENCE.toNanos();
        var answer = shop.closeDay(date);
        while (!answer.ok() && System.nanoTime() < until) {
            progress.say(
                    "not closable yet: " + answer.body().find("blockedBy").orElse(answer.body()));
            Thread.sleep(5_000);
            answer = shop.closeDay(date);
        }
        answer.accepted();
        var day = shop.day(date);
        progress.say("the day " + date + " is " + day.at("status").text());
        return day;
    }

    private void advanceTo(LocalDate date, LocalTime time) throws IOException {
        var now = now(shop.advance(Duration.ofSeconds(1)));
        var then = date.atTime(time).atOffset(now.getOffset());
        if (then.isAfter(now)) {
            shop.advance(whole(Duration.between(now, then)));
        }
    }
}
