package io.larder.sandbox.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to a call.
 *
 * @param headers written in exactly this case
 * @param cut whether the connection is cut without any answer
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
public record Answer(int status, Map<String, String> headers, byte[] body, boolean cut) {

    /** JSON in UTF-8. */
    public static Answer json(int status, String body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    /** A page. */
    public static Answer html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body);
    }

    /** Text of any type, in UTF-8. */
    public static Answer of(int status, String type, String body) {
        return of(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of any type. */
    public static Answer of(int status, String type, byte[] body) {
        return new Answer(status, Map.of("Content-Type", type), body, false);
    }

    /** No content, as 204. */
    public static Answer nothing() {
        return new Answer(204, Map.of(), new byte[0], false);
    }

    /** The connection is cut: the caller never learns what happened. */
    public static Answer cutOff() {
        return new Answer(0, Map.of(), new byte[0], true);
    }

    /** This answer with further headers. */
    public Answer with(Map<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body, cut);
    }
}
