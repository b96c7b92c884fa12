package io.larder.edge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Ends a request with an RFC 9457 problem document. Thrown by endpoints and by the checks before
 * them; it carries no stack trace, because it tells the caller something and the operator nothing.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient @Nullable ProblemCode listed;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * A problem whose code is looked up in the catalogues for its title.
     *
     * @param detail in English, what is wrong and what to do about it; no personal data
     */
    public Problem(HttpStatus status, String code, String detail) {
        this(status, code, detail, null);
    }

    /** A problem of a listed code. */
    public Problem(ProblemCode code, String detail) {
        this(code.status(), code.code(), detail, code);
    }

    private Problem(HttpStatus status, String code, String detail, @Nullable ProblemCode listed) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.listed = listed;
    }

    /** Adds an extension member, such as {@code orderId}. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Adds a response header. */
    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds {@code Retry-After}, in whole seconds rounded up, at least one. */
    public Problem retryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return header("Retry-After", Long.toString(seconds));
    }

    /** The HTTP status. */
    public HttpStatus status() {
        return status;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** What is wrong, in English. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Extension members by name. */
    public Map<String, Object> members() {
        return Map.copyOf(members);
    }

    /** Response headers by name. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    @Nullable ProblemCode listed() {
        return listed;
    }
}
