package io.larder.sandbox.fault;

import io.larder.sandbox.book.Fact;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The faults asked for.
 *
 * @param seed fixes every choice
 * @param faults by name on the wire
 */
public record FaultPlan(long seed, Map<String, Setting> faults) implements Fact {

    /** No faults. */
    public static final FaultPlan NONE = new FaultPlan(0, Map.of());

    /**
     * How often a fault strikes: each eligible thing with a probability, or the first so many.
     *
     * @param delayMillis how long {@code slow} and {@code delayed_notification} take
     */
    public record Setting(
            @Nullable Double probability, @Nullable Long count, @Nullable Long delayMillis) {}

    /** A plan whose names stand in order. */
    public FaultPlan {
        faults = new TreeMap<>(faults);
    }

    @Override
    public String key() {
        return "";
    }

    /** The setting of a fault; null when it was not asked for. */
    public @Nullable Setting setting(Fault fault) {
        return faults.get(fault.wireName());
    }
}
