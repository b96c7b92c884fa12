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

    private record Route(String method, String[] segments, Matched endpoint) {}

    private final List<Route> routes = new ArrayList<>();

    /** Adds a route; the first that matches wins. */
    public Routes on(String method, String path, Matched endpoint) {
        routes.add(new Route(method, path.split("/", -1), endpoint));
        return this;
    }

    /** Adds a route without braces. */
    public Routes on(String method, String path, Endpoint endpoint) {
        return on(method, path, (call, matched) -> endpoint.answer(call));
    }

    @Override
    public Answer answer(Call call) {
        String[] segments = call.path().split("/", -1);
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

    private static boolean matches(String[] wanted, String[] given, Map<String, String> matched) {
        if (wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                matched.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }
}
