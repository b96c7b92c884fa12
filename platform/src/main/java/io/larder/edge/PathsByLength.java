package io.larder.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the endpoint of a path with an id in it. The framework asks every endpoint for its method,
 * parameters, types and path, in this order, which was an eighth of what a short request cost; here
 * only those are asked whose path is as long.
 */
final class PathsByLength extends RequestMappingHandlerMapping {

    /** A pattern that stands for paths of several lengths. */
    private static final int ANY = -1;

    private final Map<RequestMappingInfo, Integer> lengths = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo endpoint, HttpServletRequest request) {
        int length = lengths.computeIfAbsent(endpoint, PathsByLength::length);
        return length == ANY || length == lengthOf(request)
                ? super.getMatchingMapping(endpoint, request)
                : null;
    }

    /** Separators and what is between them. */
    private static int lengthOf(HttpServletRequest request) {
        return ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .elements()
                .size();
    }

    private static int length(RequestMappingInfo endpoint) {
        var lengths =
                endpoint.getPatternValues().stream().map(PathsByLength::length).distinct().toList();
        return lengths.size() == 1 ? lengths.getFirst() : ANY;
    }

    private static int length(String pattern) {
        boolean open = pattern.contains("*") || !pattern.startsWith("/") || pattern.endsWith("/");
        return open ? ANY : 2 * (int) pattern.chars().filter(it -> it == '/').count();
    }
}
