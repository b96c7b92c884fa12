package io.larder.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is, and the end of a session. */
@RestController
@RequestMapping("/api/v1/session")
final class CurrentSession {

    /**
     * The caller, as a page needs it.
     *
     * @param wholeChain whether the stores are all there are and will be
     * @param csrfToken to be sent as {@code X-CSRF-Token} with each change; null for keys
     * @param mustChangePassword whether nothing but a change of the password is answered
     */
    record Me(
            String id,
            Caller.Kind kind,
            String user,
            Set<Role> roles,
            Set<Operation> operations,
            List<Store> stores,
            boolean wholeChain,
            Map<Operation, Long> capsMinor,
            boolean mustChangePassword,
            @Nullable String csrfToken) {}

    private final Sessions sessions;
    private final Stores stores;
    private final SecurityEvents events;

    CurrentSession(Sessions sessions, Stores stores, SecurityEvents events) {
        this.sessions = sessions;
        this.stores = stores;
        this.events = events;
    }

    @GetMapping
    Me who(Caller caller, HttpServletRequest request) {
        var cookie = ReadCredential.cookie(request);
        boolean mustChange =
                cookie != null
                        && caller.kind() == Caller.Kind.STAFF
                        && sessions.find(cookie).map(Sessions.Session::mustChange).orElse(false);
        return me(caller, mustChange, caller.kind() == Caller.Kind.STAFF ? cookie : null);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> end(Caller caller, HttpServletRequest request) {
        var cookie = ReadCredential.cookie(request);
        if (cookie != null && caller.kind() == Caller.Kind.STAFF) {
            sessions.close(cookie);
            events.record("signed_out", RecordedEvents.masked(caller.name()), caller.id());
        }
        return ResponseEntity.noContent()
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie("", request).maxAge(Duration.ZERO).build().toString())
                .build();
    }

    Me me(Caller caller, boolean mustChange, @Nullable String token) {
        return new Me(
                caller.id(),
                caller.kind(),
                caller.name(),
                caller.roles(),
                caller.operations(),
                stores.all().stream().filter(it -> caller.storeIds().contains(it.id())).toList(),
                caller.wholeChain(),
                caller.capsMinor(),
                mustChange,
                token == null ? null : Sessions.csrfToken(token));
    }

    static ResponseCookie.ResponseCookieBuilder cookie(String token, HttpServletRequest request) {
        return ResponseCookie.from(ReadCredential.COOKIE, token)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure());
    }
}
