package io.larder.sandbox.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses an endpoint by method and path; a segment in braces matches anything and is named. */
public final class Routes implements Endpoint {

    /** An endpoint that wants what its path's braces matched. */
    @FunctionalInterface
    public interface Matched {

        /** Answers one call. */
        Answer answer(Call call, Map<String, String> path);
    }

    private record Route(String method, List<String> segments, Matched endpoint) {}

    private final List<Route> routes = new ArrayList<>();

    /** Adds a route; the first that matches wins. */
    public Routes on(String method, String path, Matched endpoint) {
        routes.add(new Route(method, List.of(path.split("/", -1)), endpoint));
        return this;
    }

    /** Adds a route without braces. */
    public Routes on(String method, String path, Endpoint endpoint) {
        return on(method, path, (call, matched) -> endpoint.answer(call));
    }

    @Override
    public Answer answer(Call call) {
        List<String> segments = List.of(call.path().split("/", -1));
        boolean pathKnown = false;
        for (Route route : routes) {
            var matched = new HashMap<String, String>();
            if (matches(route.segments(), segments, matched)) {
                if (route.method().equals(call.method())) {
                    return route.endpoint().answer(call, matched);
                }
                pathKnown = true;
            }
        }
        return pathKnown
                ? Answer.json(405, "{\"code\":\"method_not_allowed\"}")
                : Answer.json(404, "{\"code\":\"NOT_FOUND\",\"message\":\"no such path\"}");
    }

    private static boolean matches(
            List<String> wanted, List<String> given, Map<String, String> matched) {
        if (wanted.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            if (segment.startsWith("{")) {
                matched.put(segment.substring(1, segment.length() - 1), given.get(i));
            } else if (!segment.equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }
}
