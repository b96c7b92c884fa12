package io.larder.simulation;

import io.larder.simulation.store.Plant;
import java.util.EnumSet;

/** The simulation's own test: worlds are the same again, and each planted defect is found. */
final class Planted {

    private static final int AGAIN = 20;
    private static final int MOST_SEEDS = 500;

    private Planted() {}

    /** Whether all is as it must be; says what it saw. */
    static boolean allFound() {
        boolean all = sameAgain();
        for (var plant : Plant.values()) {
            all &= found(plant);
        }
        return all;
    }

    private static boolean sameAgain() {
        for (long seed = 1; seed <= AGAIN; seed++) {
            var setup = Simulate.whole(seed, EnumSet.noneOf(Plant.class));
            long first = Simulation.run(setup).traceHash();
            if (first != Simulation.run(setup).traceHash()) {
                System.out.printf("seed %d is another world the second time%n", seed);
                return false;
            }
        }
        System.out.printf("%d worlds were the same again, step by step%n", AGAIN);
        return true;
    }

    private static boolean found(Plant plant) {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            var ended = Simulation.run(Simulate.whole(seed, EnumSet.of(plant)));
            if (!ended.violations().isEmpty()) {
                System.out.printf(
                        "%-22s found in world %d: %s%n",
                        plant, seed, ended.violations().getFirst());
                return true;
            }
        }
        System.out.printf("%-22s NOT FOUND in %d worlds%n", plant, MOST_SEEDS);
        return false;
    }
}
