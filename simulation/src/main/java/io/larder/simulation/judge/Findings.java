package io.larder.simulation.judge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong, each with a name and what was seen. */
public final class Findings {

    private final List<String> all = new ArrayList<>();

    /** Notes it when it is not so. */
    @SuppressWarnings("AnnotateFormatMethod")
    public void require(boolean so, String name, String what, @Nullable Object... details) {
        if (!so) {
            all.add(name + ": " + what.formatted(details));
        }
    }

    /** Everything that was found. */
    public List<String> all() {
        return all;
    }
}
