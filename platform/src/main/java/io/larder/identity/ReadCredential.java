package io.larder.identity;

import io.larder.edge.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks, from a bearer key or the session's cookie. It refuses nothing itself: what is
 * wrong is kept with the request, and told when the path turns out to need a caller.
 */
final class ReadCredential extends OncePerRequestFilter {

    /** The session's cookie. */
    static final String COOKIE = "larder_session";

    /** The header that a page must send with each change. */
    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String PROBLEM = ReadCredential.class.getName();
    private static final String BEARER = "Bearer ";
    private static final String SESSION_PATH = "/api/v1/session";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final MachineKeys keys;
    private final Sessions sessions;

    ReadCredential(MachineKeys keys, Sessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    /** Why the request has no caller. */
    static Problem problem(HttpServletRequest request) {
        return request.getAttribute(PROBLEM) instanceof Problem problem
                ? problem
                : IdentityCodes.SIGN_IN_REQUIRED.problem(
                        "Send a session's cookie, or a key as 'Authorization: Bearer'.");
    }

    /** The value of the session's cookie. */
    static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        var cookie = cookie(request);
        if (authorization != null) {
            byKey(request, authorization);
        } else if (cookie != null) {
            bySession(request, cookie);
        }
        chain.doFilter(request, response);
    }

    private void byKey(HttpServletRequest request, String authorization) {
        var caller =
                authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? keys.find(authorization.substring(BEARER.length()).strip())
                        : Optional.<Caller>empty();
        caller.ifPresentOrElse(
                found -> enter(request, found),
                () -> refuse(request, IdentityCodes.CREDENTIAL_INVALID.problem()));
    }

    private void bySession(HttpServletRequest request, String cookie) {
        var found = sessions.find(cookie);
        if (found.isEmpty()) {
            refuse(request, IdentityCodes.SESSION_EXPIRED.problem("Sign in again."));
            return;
        }
        var session = found.get();
        if (!READING.contains(request.getMethod()) && !hasToken(request, session)) {
            refuse(
                    request,
                    IdentityCodes.CSRF_TOKEN_INVALID.problem(
                            "Send the csrfToken of GET /api/v1/session as X-CSRF-Token."));
        } else if (session.mustChange() && !request.getRequestURI().startsWith(SESSION_PATH)) {
            refuse(
                    request,
                    IdentityCodes.PASSWORD_CHANGE_REQUIRED.problem(
                            "POST the old and a new password to /api/v1/session/password."));
        } else {
            enter(request, session.caller());
        }
    }

    private static boolean hasToken(HttpServletRequest request, Sessions.Session session) {
        var token = request.getHeader(CSRF_HEADER);
        return token != null && Tokens.same(token, session.csrfToken());
    }

    private static void enter(HttpServletRequest request, Caller caller) {
        CallerArgument.put(request, caller);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        caller,
                        null,
                        caller.operations().contains(Operation.METRICS_READ)
                                ? AuthorityUtils.createAuthorityList(Operation.METRICS_READ.name())
                                : AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
    }

    private static void refuse(HttpServletRequest request, Problem problem) {
        request.setAttribute(PROBLEM, problem);
    }
}
