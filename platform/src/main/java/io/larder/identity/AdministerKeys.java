package io.larder.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes and revokes machine keys. */
@RestController
@RequestMapping("/api/v1/keys")
final class AdministerKeys {

    /** What is asked for; {@code stores} are ids, or {@code *} for all. */
    record Asked(
            @Size(min = 1, max = 80) String name,
            @NotEmpty Set<Operation> operations,
            @NotEmpty @Size(max = 40) Set<@Size(max = 40) String> stores,
            @Nullable @Size(max = 40) Set<@Size(max = 40) String> terminals,
            @Nullable Map<Operation, @Positive Long> capsMinor) {}

    private final MachineKeys keys;
    private final Granting granting;
    private final SecurityEvents events;

    AdministerKeys(MachineKeys keys, Granting granting, SecurityEvents events) {
        this.keys = keys;
        this.granting = granting;
        this.events = events;
    }

    @GetMapping
    List<MachineKeys.Listed> list(Caller caller) {
        caller.allow(Operation.KEY_ADMIN);
        return keys.all().stream().filter(key -> granting.concerns(caller, key.grant())).toList();
    }

    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    MachineKeys.NewKey add(Caller caller, @Valid @RequestBody Asked asked) {
        caller.allow(Operation.KEY_ADMIN);
        Granting.refuseMoreThanOwn(caller, asked.operations());
        var grant = granting.by(caller, asked.stores(), asked.terminals(), asked.capsMinor());
        var key = keys.create(asked.name(), asked.operations(), grant);
        events.record(
                "key_added",
                RecordedEvents.masked(caller.name()),
                key.id() + " " + asked.operations());
        return key;
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable String id) {
        caller.allow(Operation.KEY_ADMIN);
        boolean concerns =
                keys.all().stream()
                        .filter(key -> key.id().equals(id))
                        .allMatch(key -> granting.covers(caller, key.grant()));
        if (!concerns) {
            throw IdentityCodes.OUTSIDE_SCOPE.problem("This key reaches beyond your scope.");
        }
        if (!keys.revoke(id)) {
            throw IdentityCodes.KEY_UNKNOWN.problem("It does not exist, or has ended before.");
        }
        events.record("key_revoked", RecordedEvents.masked(caller.name()), id);
    }
}
