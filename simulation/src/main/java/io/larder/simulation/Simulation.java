package io.larder.simulation;

import io.larder.simulation.judge.Attempt;
import io.larder.simulation.judge.Heard;
import io.larder.simulation.judge.Judge;
import io.larder.simulation.purse.Ask;
import io.larder.simulation.store.Faults;
import io.larder.simulation.store.Plant;
import io.larder.simulation.store.SimulatedDatabase;
import io.larder.simulation.store.SimulatedDriver;
import io.larder.simulation.world.Chance;
import io.larder.simulation.world.Host;
import io.larder.simulation.world.Trace;
import io.larder.simulation.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One world from its beginning to its end, all of it decided by its seed. */
final class Simulation {

    private static final long SECOND = 1_000_000;
    private static final int MOST_COMMANDS = 120;
    private static final List<Long> AFTER_COMMANDS = List.of(1_000L, 3_000L, 10_000L, 10 * SECOND);
    private static final long LONGEST_HEALING = 400 * SECOND;

    /**
     * What a world is made of.
     *
     * @param mostCommands fewer than it would have, for a shorter trace
     * @param troubles kinds of trouble it may have
     */
    record Setup(
            long seed,
            int mostCommands,
            Set<Trouble> troubles,
            Set<Plant> plants,
            boolean keepTrace) {}

    /** What became of it. */
    record Ended(
            int commands,
            int crashes,
            int attempts,
            int innocentFaults,
            List<String> violations,
            long traceHash,
            List<String> trace) {}

    private final Setup setup;
    private final Trace trace;
    private final World world;
    private final Chance chance;
    private final SimulatedDatabase store;
    private final Callers callers;
    private final List<SimulatedProcess> processes = new ArrayList<>();
    private final Host fate = new Host("fate");
    private final Map<String, Ask> asked = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final List<Long> moments = new ArrayList<>();
    private final int lanes;
    private int crashes;
    private int started;

    private Simulation(Setup setup) {
        SimulatedDriver.register();
        this.setup = setup;
        this.trace = new Trace(setup.keepTrace);
        this.world = new World(setup.seed, trace);
        this.chance = new Chance(setup.seed, "fate");
        var mixture = Faults.of(new Chance(setup.seed, "faults"));
        this.store =
                new SimulatedDatabase(
                        world,
                        setup.seed,
                        has(Trouble.NETWORK) ? mixture : Faults.NONE,
                        setup.plants);
        this.callers =
                new Callers(
                        world, new Chance(setup.seed, "callers"), processes, has(Trouble.CALLERS));
        this.lanes = chance.between(1, 4);
    }

    /** Runs it. */
    static Ended run(Setup setup) {
        return new Simulation(setup).run();
    }

    private Ended run() {
        int length = chance.between(2, 40);
        start();
        if (chance.happens(0.5)) {
            start();
        }
        traffic(length);
        troubles();
        world.runUntil(() -> !violations.isEmpty(), length * SECOND);
        if (violations.isEmpty()) {
            heal();
        }
        if (violations.isEmpty()) {
            judge();
        }
        return new Ended(
                asked.size(),
                crashes,
                callers.attempts().size(),
                innocentFaults(),
                violations,
                trace.hash(),
                trace.lines());
    }

    private boolean has(Trouble trouble) {
        return setup.troubles.contains(trouble);
    }

    private void start() {
        var process = new SimulatedProcess(world, "process-" + ++started, lanes, chance);
        processes.add(process);
        process.start();
    }

    /** Commands in bursts, so that batches of all sizes form. */
    private void traffic(int length) {
        var traffic = new Traffic(new Chance(setup.seed, "traffic"));
        int commands =
                Math.min(setup.mostCommands, chance.between(MOST_COMMANDS / 4, MOST_COMMANDS));
        long at = 0;
        for (int i = 0; i < commands; i++) {
            if (chance.happens(0.15)) {
                at = chance.between(0, length * 1_000) * 1_000L;
            }
            moments.add(at);
            at += chance.happens(0.7) ? chance.time(500) : chance.time(500_000);
            var next = traffic.next();
            asked.put(next.key(), next.ask());
            world.after(at, fate, () -> callers.ask(next.key(), next.ask(), next.other()));
        }
    }

    /** They come while there is work, mostly. */
    private void troubles() {
        int count = chance.between(0, 6);
        for (int i = 0; i < count; i++) {
            var trouble = chance.of(List.of(Trouble.values()));
            long at = chance.of(moments) + chance.time(chance.of(AFTER_COMMANDS));
            if (has(trouble)) {
                world.after(at, fate, () -> happen(trouble));
            }
        }
    }

    private void happen(Trouble trouble) {
        switch (trouble) {
            case PROCESS_CRASH -> crashProcess();
            case STORE_CRASH -> crashStore();
            case STALL -> stall();
            case CLOCK -> jump();
            case RESTART -> chance.of(processes).close(this::start);
            case NETWORK, CALLERS -> {}
        }
    }

    private void crashProcess() {
        var process = chance.of(processes);
        if (process.isDead()) {
            return;
        }
        crashes++;
        world.note(process + " crashes");
        process.die();
        store.clientDied(process);
        judge();
        world.after(chance.time(5 * SECOND), fate, this::start);
    }

    private void crashStore() {
        if (!store.isUp()) {
            return;
        }
        crashes++;
        store.crash();
        judge();
        world.after(chance.time(20 * SECOND), fate, () -> startStore());
    }

    private void startStore() {
        if (!store.isUp()) {
            store.start();
        }
    }

    private void stall() {
        var process = chance.of(processes);
        long micros = chance.time(40 * SECOND);
        world.note("%s stands still for %d".formatted(process, micros));
        process.stallUntil(world.micros() + micros);
        if (chance.happens(0.5)) {
            store.clientDied(process);
        }
    }

    private void jump() {
        int seconds = chance.between(-100_000, 100_000);
        world.note("a clock jumps by " + seconds);
        if (chance.happens(0.3)) {
            store.jump(seconds);
        } else {
            chance.of(processes).jump(seconds * SECOND);
        }
    }

    /** From now on all goes well: every command must come to an end that somebody hears. */
    private void heal() {
        world.note("all goes well from now on");
        store.heal();
        callers.heal();
        processes.forEach(SimulatedProcess::setClocks);
        startStore();
        if (processes.stream().allMatch(process -> process.isDead() || process.isClosing())) {
            start();
        }
        world.after(SECOND, fate, this::askAgain);
        boolean ended = world.runUntil(this::allSettled, LONGEST_HEALING);
        if (!ended) {
            violations.add("ends: no end of " + unsettled().stream().limit(3).toList());
        }
        world.runUntil(() -> callers.unanswered().isEmpty(), LONGEST_HEALING);
        if (!callers.unanswered().isEmpty()) {
            violations.add("answers: none to " + callers.unanswered().getFirst());
        }
    }

    private void askAgain() {
        unsettled().forEach(key -> callers.send(key, asked(key)));
        world.after(20 * SECOND, fate, this::askAgain);
    }

    private Ask asked(String key) {
        var ask = asked.get(key);
        if (ask == null) {
            throw new IllegalArgumentException(key);
        }
        return ask;
    }

    private List<String> unsettled() {
        return asked.keySet().stream().filter(key -> !callers.isSettled(key)).toList();
    }

    private boolean allSettled() {
        return asked.keySet().stream().allMatch(callers::isSettled);
    }

    private void judge() {
        violations.addAll(Judge.judge(store.committed(), store.commits(), callers.attempts()));
    }

    /** Commands that nothing was wrong with, and that the writer gave up: allowed, and counted. */
    private int innocentFaults() {
        return (int)
                callers.attempts().stream()
                        .filter(attempt -> attempt.heard() instanceof Heard.Fault)
                        .filter(attempt -> !(attempt.ask() instanceof Ask.Note))
                        .map(Attempt::key)
                        .distinct()
                        .count();
    }
}
