package io.larder.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes the caller's own password; every other session of theirs ends. */
@RestController
final class ChangePassword {

    record NewPassword(@Size(max = 128) String current, @Size(max = 512) String next) {
        @Override
        public String toString() {
            return "passwords";
        }
    }

    private final StaffAccounts staff;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Sessions sessions;
    private final SecurityEvents events;

    ChangePassword(
            StaffAccounts staff,
            Passwords passwords,
            SignInThrottle throttle,
            Sessions sessions,
            SecurityEvents events) {
        this.staff = staff;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.events = events;
    }

    @PostMapping(path = "/api/v1/session/password", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Caller caller, @Valid @RequestBody NewPassword change, HttpServletRequest request) {
        // a key has no password
        var account =
                staff.find(caller.id())
                        .orElseThrow(
                                () ->
                                        IdentityCodes.OPERATION_NOT_ALLOWED.problem(
                                                "Only staff have a password."));
        throttle.admit(account.userName(), request.getRemoteAddr());
        if (!passwords.matches(change.current(), account.passwordHash())) {
            events.record(
                    "password_change_failed",
                    RecordedEvents.masked(account.userName()),
                    request.getRemoteAddr());
            throw IdentityCodes.SIGN_IN_FAILED.problem("The current password is wrong.");
        }
        throttle.succeeded(account.userName(), request.getRemoteAddr());
        passwords.refuseWeak(account.userName(), change.current(), change.next());
        staff.setPassword(account.id(), passwords.hash(change.next()), false);
        sessions.closeAll(account.id(), ReadCredential.cookie(request));
        events.record(
                "password_changed",
                RecordedEvents.masked(account.userName()),
                request.getRemoteAddr());
    }
}
