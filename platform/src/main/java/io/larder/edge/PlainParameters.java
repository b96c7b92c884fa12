package io.larder.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses path and query parameters that are not printable ASCII or are too long. Every id, date
 * and code of ours is; anything else could only be compared with a key column, which the database
 * refuses as a mix of character sets.
 */
final class PlainParameters implements HandlerInterceptor {

    private static final int LONGEST = 200;

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> check(String.valueOf(name), String.valueOf(value)));
        }
        if (request.getQueryString() != null) {
            request.getParameterMap()
                    .forEach((name, values) -> Arrays.stream(values).forEach(v -> check(name, v)));
        }
        return true;
    }

    private static void check(String name, String value) {
        if (value.length() > LONGEST || !value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw EdgeCodes.INVALID_PARAMETER.problem(
                    "%s: at most %d printable ASCII characters."
                            .formatted(
                                    name.chars().allMatch(c -> c > ' ' && c < 0x7f)
                                            ? name
                                            : "A parameter",
                                    LONGEST));
        }
    }
}
