package io.larder.ledger.writer;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Who does what at once: what was done before, what each thread does, what is done afterwards. A
 * step is the name of a method of the test's class, and a number if it takes one: "offer 2".
 * Lincheck goes through the interleavings of a scene by the number of switches between threads,
 * first those with few.
 */
final class Scene {

    private final Class<?> steps;
    private final List<Actor> before = new ArrayList<>();
    private final List<List<Actor>> threads = new ArrayList<>();
    private final List<Actor> after = new ArrayList<>();

    private Scene(Class<?> steps) {
        this.steps = steps;
    }

    static Scene of(Class<?> steps) {
        return new Scene(steps);
    }

    /** Done by one thread, before the others. */
    Scene before(String... names) {
        before.addAll(actors(names));
        return this;
    }

    /** A thread more. */
    Scene thread(String... names) {
        threads.add(actors(names));
        return this;
    }

    /** Done by one thread, after the others. */
    Scene after(String... names) {
        after.addAll(actors(names));
        return this;
    }

    /**
     * Plays scenes; fails when somebody waits for ever, or sees what is never seen when each step
     * is done alone.
     *
     * @param alone the same steps without threads
     * @param interleavings most of each scene
     */
    static void play(Class<?> alone, int interleavings, List<Scene> scenes) {
        var steps = scenes.getFirst().steps;
        // what a command itself answers never changes, and collections are only used whole
        var whole =
                ManagedStrategyGuaranteeKt.forClasses(
                        Queued.class.getName(),
                        OnCard.class.getName(),
                        ArrayDeque.class.getName(),
                        HashSet.class.getName());
        var nobodys =
                ManagedStrategyGuaranteeKt.forClasses(
                        name -> name.startsWith("org.slf4j.") || name.startsWith("java.time."));
        var options =
                new ModelCheckingOptions()
                        .iterations(0)
                        .invocationsPerIteration(interleavings)
                        .addGuarantee(nobodys.allMethods().ignore())
                        .addGuarantee(whole.allMethods().treatAsAtomic())
                        .sequentialSpecification(alone);
        for (var scene : scenes) {
            options.addCustomScenario(
                    new ExecutionScenario(scene.before, scene.threads, scene.after, null));
        }
        options.check(steps);
    }

    private List<Actor> actors(String... names) {
        return Arrays.stream(names).map(this::actor).toList();
    }

    private Actor actor(String step) {
        var words = step.split(" ");
        var numbers = Arrays.stream(words).skip(1).<Object>map(Integer::valueOf).toList();
        return new Actor(method(words[0]), numbers);
    }

    private Method method(String name) {
        return Arrays.stream(steps.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no step " + name));
    }
}
