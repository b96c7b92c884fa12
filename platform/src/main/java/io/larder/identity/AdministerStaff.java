package io.larder.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes, changes and disables staff. */
@RestController
@RequestMapping("/api/v1/staff")
final class AdministerStaff {

    static final String USER_NAME = "[a-z][a-z0-9._-]{2,39}";

    /** A member of staff as listed. */
    record Member(
            String id,
            String user,
            Set<Role> roles,
            Set<String> stores,
            Set<String> terminals,
            Map<Operation, Long> capsMinor,
            boolean disabled,
            boolean mustChangePassword,
            Instant createdAt) {}

    /** What is asked for; {@code stores} are ids, or {@code *} for all. */
    record NewMember(
            @Pattern(regexp = USER_NAME) String user,
            @NotEmpty Set<Role> roles,
            @NotEmpty @Size(max = 40) Set<@Size(max = 40) String> stores,
            @Nullable @Size(max = 40) Set<@Size(max = 40) String> terminals,
            @Nullable Map<Operation, @Positive Long> capsMinor) {}

    /** What is changed; everything is given anew. */
    record Change(
            @NotEmpty Set<Role> roles,
            @NotEmpty @Size(max = 40) Set<@Size(max = 40) String> stores,
            @Nullable @Size(max = 40) Set<@Size(max = 40) String> terminals,
            @Nullable Map<Operation, @Positive Long> capsMinor,
            boolean disabled) {}

    /** The password is shown this once. */
    record OneTimePassword(String id, String user, String oneTimePassword) {
        @Override
        public String toString() {
            return id;
        }
    }

    private final StaffAccounts staff;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Granting granting;
    private final SecurityEvents events;

    AdministerStaff(
            StaffAccounts staff,
            Passwords passwords,
            Sessions sessions,
            Granting granting,
            SecurityEvents events) {
        this.staff = staff;
        this.passwords = passwords;
        this.sessions = sessions;
        this.granting = granting;
        this.events = events;
    }

    @GetMapping
    List<Member> list(Caller caller) {
        caller.allow(Operation.STAFF_ADMIN);
        return staff.all().stream()
                .filter(account -> granting.concerns(caller, account.grant()))
                .map(AdministerStaff::member)
                .toList();
    }

    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    OneTimePassword add(Caller caller, @Valid @RequestBody NewMember asked) {
        caller.allow(Operation.STAFF_ADMIN);
        Granting.refuseMoreThanOwn(caller, Role.operations(asked.roles()));
        var grant = granting.by(caller, asked.stores(), asked.terminals(), asked.capsMinor());
        var password = passwords.oneTime();
        var id = staff.add(asked.user(), passwords.hash(password), asked.roles(), grant);
        record("staff_added", caller, id + " " + asked.roles());
        return new OneTimePassword(id, asked.user(), password);
    }

    @PutMapping(path = "/{id}", consumes = "application/json")
    Member change(Caller caller, @PathVariable String id, @Valid @RequestBody Change asked) {
        var account = other(caller, id);
        Granting.refuseMoreThanOwn(caller, Role.operations(asked.roles()));
        var grant = granting.by(caller, asked.stores(), asked.terminals(), asked.capsMinor());
        staff.change(account.id(), asked.roles(), grant, asked.disabled());
        if (asked.disabled()) {
            sessions.closeAll(account.id(), null);
        }
        sessions.forget(account.id());
        record("staff_changed", caller, id + " " + asked.roles() + " disabled " + asked.disabled());
        return member(staff.find(id).orElseThrow());
    }

    @PostMapping("/{id}/one-time-password")
    OneTimePassword reset(Caller caller, @PathVariable String id) {
        var account = other(caller, id);
        var password = passwords.oneTime();
        staff.setPassword(account.id(), passwords.hash(password), true);
        sessions.closeAll(account.id(), null);
        record("password_reset", caller, id);
        return new OneTimePassword(account.id(), account.userName(), password);
    }

    /** Nobody changes their own rights, and so no last administrator locks the door from inside. */
    private StaffAccounts.Account other(Caller caller, String id) {
        caller.allow(Operation.STAFF_ADMIN);
        if (caller.id().equals(id)) {
            throw IdentityCodes.OWN_ACCOUNT.problem("Ask another administrator.");
        }
        var account =
                staff.find(id)
                        .orElseThrow(() -> IdentityCodes.STAFF_UNKNOWN.problem("Check the id."));
        granting.by(caller, account.grant().stores(), null, null);
        return account;
    }

    private void record(String what, Caller caller, String detail) {
        events.record(what, RecordedEvents.masked(caller.name()), detail);
    }

    private static Member member(StaffAccounts.Account account) {
        return new Member(
                account.id(),
                account.userName(),
                account.roles(),
                account.grant().stores(),
                account.grant().terminals(),
                account.grant().capsMinor(),
                account.disabled(),
                account.mustChange(),
                account.createdAt());
    }
}
