package io.larder.assembly;

import java.util.ArrayList;
import org.springframework.beans.BeansException;

/** A fault in one line for the person at the terminal; the log has the rest. */
final class Explained {

    private Explained() {}

    /**
     * The messages of the fault and its causes, outermost first, each once. Which bean could not be
     * made is left out: why it could not is what helps.
     */
    static String of(Throwable fault) {
        var said = new ArrayList<String>();
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            boolean wrapping = cause instanceof BeansException && cause.getCause() != null;
            var message =
                    cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
            if (!wrapping && (said.isEmpty() || !said.getLast().contains(message))) {
                said.add(message);
            }
        }
        return String.join(": ", said);
    }
}
