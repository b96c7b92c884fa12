package io.larder.assembly.standalone;

import java.io.PrintStream;
import tools.jackson.databind.json.JsonMapper;

/** What a command prints on stdout: one JSON object, or lines for people. */
final class Result {

    private Result() {}

    /**
     * @param json whether the object is wanted
     * @param object the object's members
     * @param text the lines for people
     */
    static void print(PrintStream out, boolean json, Object object, String text) {
        out.println(json ? JsonMapper.shared().writeValueAsString(object) : text.stripTrailing());
        out.flush();
    }
}
