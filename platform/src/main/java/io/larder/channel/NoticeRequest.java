package io.larder.channel;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's notice as it came.
 *
 * @param headers by name, whatever its case; the first value of each
 * @param body the raw body, at most 64 KB
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are signed: they stay as they came
public record NoticeRequest(Map<String, String> headers, byte[] body) {

    /** Copies the headers under lower-case names. */
    public NoticeRequest {
        var lower = new TreeMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = lower;
    }

    /** A header's value, or null. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }
}
