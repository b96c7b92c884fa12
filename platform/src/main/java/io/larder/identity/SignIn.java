package io.larder.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Opens a session for a user name and a password. */
@RestController
final class SignIn {

    record Credentials(@Size(max = 40) String user, @Size(max = 128) String password) {
        @Override
        public String toString() {
            return "credentials";
        }
    }

    private final StaffAccounts staff;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Sessions sessions;
    private final CurrentSession current;
    private final SecurityEvents events;

    SignIn(
            StaffAccounts staff,
            Passwords passwords,
            SignInThrottle throttle,
            Sessions sessions,
            CurrentSession current,
            SecurityEvents events) {
        this.staff = staff;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.current = current;
        this.events = events;
    }

    @PostMapping(path = "/api/v1/session", consumes = "application/json")
    ResponseEntity<CurrentSession.Me> signIn(
            @Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        var user = credentials.user().toLowerCase(Locale.ROOT);
        throttle.admit(user, request.getRemoteAddr());
        var account = checked(user, credentials.password(), request.getRemoteAddr());
        throttle.succeeded(user, request.getRemoteAddr());
        staff.markUsed(account.id());
        var token = sessions.open(account.id());
        events.record("signed_in", RecordedEvents.masked(user), request.getRemoteAddr());
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.SET_COOKIE,
                        CurrentSession.cookie(token, request).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(current.me(staff.caller(account), account.mustChange(), token));
    }

    private StaffAccounts.Account checked(String user, String password, String address) {
        var account =
                user.matches(AdministerStaff.USER_NAME)
                        ? staff.named(user)
                        : Optional.<StaffAccounts.Account>empty();
        boolean matches =
                account.map(it -> passwords.matches(password, it.passwordHash()))
                        .orElseGet(() -> passwords.matchesNobody(password));
        return account.filter(it -> matches && !it.disabled())
                .orElseThrow(
                        () -> {
                            events.record("sign_in_failed", RecordedEvents.masked(user), address);
                            return IdentityCodes.SIGN_IN_FAILED.problem(
                                    "Check the user name and the password.");
                        });
    }
}
