package io.larder.sandbox.web;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived.
 *
 * @param path the path, decoded
 * @param target path and query exactly as on the request line, which is what vendors sign
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares calls
public record Call(
        String method, String path, String target, Map<String, String> headers, byte[] body) {

    /** A header's value; empty when it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The query's parameters, decoded as UTF-8. */
    public Map<String, String> query() {
        int mark = target.indexOf('?');
        return mark < 0
                ? Map.of()
                : decoded(target.substring(mark + 1), StandardCharsets.UTF_8).orElse(Map.of());
    }

    /** One query parameter. */
    public @Nullable String query(String name) {
        return query().get(name);
    }

    /** The fields of a posted form; empty when it is malformed. */
    public Optional<Map<String, String>> form(Charset charset) {
        return decoded(new String(body, StandardCharsets.ISO_8859_1), charset);
    }

    /** Whether the caller wants a page rather than JSON. */
    public boolean fromForm() {
        return header("Content-Type").startsWith("application/x-www-form-urlencoded");
    }

    /** Decodes form fields, keeping their order; empty when an escape is malformed. */
    public static Optional<Map<String, String>> decoded(String text, Charset charset) {
        var fields = new LinkedHashMap<String, String>();
        try {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.put(
                            URLDecoder.decode(pair.substring(0, equals), charset),
                            URLDecoder.decode(pair.substring(equals + 1), charset));
                }
            }
            return Optional.of(fields);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
