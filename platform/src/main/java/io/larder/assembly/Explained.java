package io.larder.assembly;

import java.util.ArrayList;

/** A fault in one line for the person at the terminal; the log has the rest. */
final class Explained {

    private Explained() {}

    /** The messages of the fault and its causes, outermost first, each once. */
    static String of(Throwable fault) {
        var said = new ArrayList<String>();
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            var message =
                    cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
            if (said.isEmpty() || !said.getLast().contains(message)) {
                said.add(message);
            }
        }
        return String.join(": ", said);
    }
}
