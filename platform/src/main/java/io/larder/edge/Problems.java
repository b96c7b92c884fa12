package io.larder.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All codes of all rooms, and the one place that writes a problem document. */
@Component
public final class Problems {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "tag:larder.io,2026:problem/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, ProblemCode> byCode = new TreeMap<>();

    /** Gathers the rooms' catalogues; a code listed twice is a fault at start. */
    public Problems(List<RefusalCatalogue> catalogues) {
        for (var catalogue : catalogues) {
            for (var code : catalogue.codes()) {
                if (byCode.put(code.code(), code) != null) {
                    throw new IllegalStateException(
                            "problem code listed twice: "
                                    + code.code()
                                    + " in "
                                    + catalogue.room());
                }
            }
        }
    }

    /** Every code, in alphabetical order. */
    public Collection<ProblemCode> all() {
        return List.copyOf(byCode.values());
    }

    /**
     * The problem for a refusal's code; throw it. A code no room listed is a fault, so that a
     * forgotten one is met by the first test.
     */
    public Problem refused(String code) {
        return listed(code).problem();
    }

    /** The problem for a refusal's code, with a detail of its own. */
    public Problem refused(String code, String detail) {
        return listed(code).problem(detail);
    }

    private ProblemCode listed(String code) {
        var found = byCode.get(code);
        if (found == null) {
            throw new IllegalStateException("no room lists the problem code " + code);
        }
        return found;
    }

    /** Answers the request with the problem; used by endpoints' advice and by filters alike. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status().value());
        problem.headers().forEach(response::setHeader);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MEDIA_TYPE);
        var bytes = JSON.writeValueAsBytes(document(problem, speaksChinese(request)));
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    private Map<String, Object> document(Problem problem, boolean chinese) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", TYPE + problem.code());
        document.put("title", title(problem, chinese));
        document.put("status", problem.status().value());
        document.put("detail", problem.detail());
        document.put("code", problem.code());
        document.putAll(problem.members());
        return document;
    }

    private String title(Problem problem, boolean chinese) {
        @Nullable ProblemCode listed = problem.listed();
        if (listed == null) {
            listed = byCode.get(problem.code());
        }
        if (listed == null) {
            return problem.status().getReasonPhrase();
        }
        return chinese ? listed.chinese() : listed.english();
    }

    private static boolean speaksChinese(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                && "zh".equals(request.getLocale().getLanguage());
    }
}
