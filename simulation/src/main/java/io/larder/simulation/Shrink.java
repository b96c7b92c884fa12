package io.larder.simulation;

import io.larder.simulation.Simulation.Setup;
import java.util.EnumSet;
import java.util.Set;

/** Looks for less of a world that still fails in the same way. */
final class Shrink {

    private static final int MOST_COMMANDS = 120;

    private Shrink() {}

    /** Without the troubles it does not need, then with as few commands as possible. */
    static Setup shrink(Setup failed) {
        var name = failure(failed);
        var shortest = failed;
        for (var trouble : failed.troubles()) {
            var fewer = EnumSet.copyOf(shortest.troubles());
            fewer.remove(trouble);
            var tried = with(shortest, MOST_COMMANDS, fewer);
            if (failure(tried).equals(name)) {
                shortest = tried;
            }
        }
        for (int commands = 1; commands <= MOST_COMMANDS; commands++) {
            var tried = with(shortest, commands, shortest.troubles());
            if (failure(tried).equals(name)) {
                return tried;
            }
        }
        return with(shortest, shortest.mostCommands(), shortest.troubles());
    }

    private static Setup with(Setup setup, int commands, Set<Trouble> troubles) {
        return new Setup(setup.seed(), commands, troubles, setup.plants(), true);
    }

    private static String failure(Setup setup) {
        var violations = Simulation.run(setup).violations();
        return violations.isEmpty() ? "" : violations.getFirst().replaceAll(":.*", "");
    }
}
