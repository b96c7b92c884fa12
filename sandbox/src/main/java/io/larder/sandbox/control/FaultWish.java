package io.larder.sandbox.control;

import io.larder.sandbox.fault.Fault;
import io.larder.sandbox.fault.FaultPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults as control asks for them: {@code {"seed", NAME: {"probability"} | {"count"}}}. */
sealed interface FaultWish {

    /** A plan. */
    record Plan(FaultPlan plan) implements FaultWish {}

    /** Something that is no plan. */
    record Malformed(String why) implements FaultWish {}

    /** Reads a body. */
    static FaultWish in(ObjectNode body) {
        long seed = 0;
        var settings = new HashMap<String, FaultPlan.Setting>();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (field.getKey().equals("seed")) {
                if (!field.getValue().canConvertToLong()) {
                    return new Malformed("seed is a whole number");
                }
                seed = field.getValue().asLong(0);
                continue;
            }
            if (Fault.named(field.getKey()).isEmpty()) {
                return new Malformed(field.getKey() + " is no fault; there are " + names());
            }
            FaultPlan.Setting setting = setting(field.getValue());
            if (setting == null) {
                return new Malformed(field.getKey() + " takes a probability of 0 to 1, or a count");
            }
            settings.put(field.getKey(), setting);
        }
        return new Plan(new FaultPlan(seed, settings));
    }

    private static String names() {
        return Stream.of(Fault.values()).map(Fault::wireName).collect(Collectors.joining(", "));
    }

    private static FaultPlan.@Nullable Setting setting(JsonNode node) {
        JsonNode probability = node.path("probability");
        JsonNode count = node.path("count");
        JsonNode delay = node.path("delayMillis");
        Long delayMillis = delay.isIntegralNumber() ? (Long) delay.asLong(0) : null;
        if (probability.isNumber() && count.isMissingNode()) {
            double chance = probability.asDouble(-1);
            return chance >= 0 && chance <= 1
                    ? new FaultPlan.Setting(chance, null, delayMillis)
                    : null;
        }
        return count.isIntegralNumber() && count.asLong(-1) >= 0 && probability.isMissingNode()
                ? new FaultPlan.Setting(null, count.asLong(0), delayMillis)
                : null;
    }
}
