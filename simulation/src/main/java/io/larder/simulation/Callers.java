package io.larder.simulation;

import io.larder.ledger.Command;
import io.larder.ledger.Kept;
import io.larder.ledger.Key;
import io.larder.ledger.Outcome;
import io.larder.ledger.OutcomeUnknown;
import io.larder.simulation.judge.Attempt;
import io.larder.simulation.judge.Heard;
import io.larder.simulation.judge.Judge;
import io.larder.simulation.purse.Ask;
import io.larder.simulation.purse.PursePart;
import io.larder.simulation.purse.PurseRefusal;
import io.larder.simulation.world.Chance;
import io.larder.simulation.world.Host;
import io.larder.simulation.world.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Those who ask: they repeat what got lost, send things twice, and note what they hear. */
final class Callers {

    private static final long LATE_MICROS = 3_000_000;
    private static final int MOST_REPEATS = 3;

    /** An attempt that a process has, and has not answered yet. */
    record Open(Attempt attempt, SimulatedProcess process) {}

    private final World world;
    private final Chance chance;
    private final List<SimulatedProcess> processes;
    private final Host host = new Host("callers");
    private final List<Attempt> attempts = new ArrayList<>();
    private final Set<String> settled = new HashSet<>();
    private final Set<Open> open = new LinkedHashSet<>();
    private double lost;
    private double late;
    private final double twice;
    private final double changed;

    Callers(World world, Chance chance, List<SimulatedProcess> processes, boolean troubled) {
        this.world = world;
        this.chance = chance;
        this.processes = processes;
        this.lost = troubled ? chance.upTo(0.1) : 0;
        this.late = troubled ? chance.upTo(0.2) : 0;
        this.twice = troubled ? chance.upTo(0.3) : 0;
        this.changed = troubled ? chance.upTo(0.1) : 0;
    }

    /** From now on nothing gets lost. */
    void heal() {
        lost = 0;
        late = 0;
    }

    /** Everything that was sent so far. */
    List<Attempt> attempts() {
        return attempts;
    }

    /** What living processes have not answered. */
    List<Attempt> unanswered() {
        return open.stream().filter(one -> !one.process.isDead()).map(Open::attempt).toList();
    }

    /** Asks, and asks again for as long as it knows no end, a few times. */
    void ask(String key, Ask ask, Ask other) {
        send(key, ask);
        if (chance.happens(twice)) {
            send(key, ask);
        }
        if (chance.happens(changed)) {
            send(key, other);
        }
        repeat(key, ask, MOST_REPEATS);
    }

    private void repeat(String key, Ask ask, int times) {
        world.after(
                chance.time(LATE_MICROS) * 4,
                host,
                () -> {
                    if (times > 0 && !isSettled(key)) {
                        send(key, ask);
                        repeat(key, ask, times - 1);
                    }
                });
    }

    /** Whether somebody heard what became of the key. */
    boolean isSettled(String key) {
        return settled.contains(key);
    }

    /** Sends once. */
    void send(String key, Ask ask) {
        var ready = processes.stream().filter(process -> process.writer() != null).toList();
        if (ready.isEmpty()) {
            return;
        }
        var process = chance.of(ready);
        var attempt = new Attempt(key, ask, world.micros(), process.toString());
        attempts.add(attempt);
        if (!chance.happens(lost)) {
            world.after(delay(), process, () -> arrive(attempt, process));
        }
    }

    private long delay() {
        return chance.happens(late) ? chance.time(LATE_MICROS) : world.latency();
    }

    private void arrive(Attempt attempt, SimulatedProcess process) {
        var writer = process.writer();
        if (writer == null) {
            return;
        }
        world.note("%s takes %s %s".formatted(process, attempt.key(), attempt.ask()));
        var taken = new Open(attempt, process);
        open.add(taken);
        writer.submit(command(attempt, process))
                .whenComplete(
                        (outcome, fault) -> {
                            open.remove(taken);
                            answered(attempt, heard(outcome, fault));
                        });
    }

    private Command<String, PurseRefusal> command(Attempt attempt, SimulatedProcess process) {
        var ask = attempt.ask();
        var deadline = process.now().plusSeconds(chance.between(2, 20));
        return new Command<>(
                new Key.Client("till", "sim", attempt.key(), Judge.bodyHash(ask)),
                Kept.text(),
                deadline,
                new PursePart(attempt.key(), ask));
    }

    /** The answer travels back, unless it gets lost. */
    private void answered(Attempt attempt, Heard heard) {
        if (!chance.happens(lost)) {
            world.after(
                    delay(),
                    host,
                    () -> {
                        world.note("heard of %s: %s".formatted(attempt.key(), heard));
                        attempt.hear(heard, world.micros());
                        if (!(heard instanceof Heard.Busy || heard instanceof Heard.Unknown)) {
                            settled.add(attempt.key());
                        }
                    });
        }
    }

    private static Heard heard(
            @Nullable Outcome<String, PurseRefusal> outcome, @Nullable Throwable fault) {
        return switch (outcome) {
            case Outcome.Done<String, PurseRefusal>(var result, var replayed) ->
                    new Heard.Done(result, replayed);
            case Outcome.Refused<String, PurseRefusal>(var why) ->
                    new Heard.Refused(why.subject(), why.seen());
            case Outcome.Conflict<String, PurseRefusal>(var kept) -> new Heard.Conflict(kept);
            case Outcome.Busy<String, PurseRefusal>(var after, var code) -> new Heard.Busy(code);
            case null -> failed(fault instanceof CompletionException e ? e.getCause() : fault);
        };
    }

    private static Heard failed(@Nullable Throwable fault) {
        return fault instanceof OutcomeUnknown
                ? new Heard.Unknown(String.valueOf(fault.getMessage()))
                : new Heard.Fault(String.valueOf(fault));
    }
}
