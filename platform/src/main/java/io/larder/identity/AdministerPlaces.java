package io.larder.identity;

import io.larder.identity.Premises.Place;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Adds the terminals and drawers of a store, and renames, closes and reopens them; each answers the
 * whole store. A name is taken once in a store, so asking again makes no second one.
 */
@RestController
@RequestMapping("/api/v1")
final class AdministerPlaces {

    /** A terminal to add. */
    record NewTerminal(
            @NotBlank @Size(max = 40) String storeId,
            Store.TerminalKind kind,
            @NotBlank @Size(max = AdministerStores.LONGEST_NAME) String name) {}

    /**
     * A drawer to add.
     *
     * @param terminalId null for a drawer that is carried from till to till
     */
    record NewDrawer(
            @NotBlank @Size(max = 40) String storeId,
            @Nullable @Size(max = 40) String terminalId,
            @NotBlank @Size(max = AdministerStores.LONGEST_NAME) String name) {}

    /** What is changed; everything is given anew. */
    record PlaceChange(
            @NotBlank @Size(max = AdministerStores.LONGEST_NAME) String name, boolean closed) {}

    private final Premises premises;
    private final Stores stores;
    private final SecurityEvents events;

    AdministerPlaces(Premises premises, Stores stores, SecurityEvents events) {
        this.premises = premises;
        this.stores = stores;
        this.events = events;
    }

    @PostMapping(path = "/terminals", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Store addTerminal(Caller caller, @Valid @RequestBody NewTerminal asked) {
        caller.allow(Operation.STORE_ADMIN, asked.storeId());
        var id =
                premises.addTerminal(
                        asked.storeId(), asked.kind(), AdministerStores.named(asked.name()));
        return changed("terminal_added", caller, asked.storeId(), id);
    }

    @PutMapping(path = "/terminals/{id}", consumes = "application/json")
    Store changeTerminal(
            Caller caller, @PathVariable String id, @Valid @RequestBody PlaceChange asked) {
        return change(Place.TERMINAL, caller, id, asked);
    }

    @PostMapping(path = "/drawers", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Store addDrawer(Caller caller, @Valid @RequestBody NewDrawer asked) {
        caller.allow(Operation.STORE_ADMIN, asked.storeId());
        var terminal = asked.terminalId();
        if (terminal != null
                && !premises.storeOf(Place.TERMINAL, terminal)
                        .filter(asked.storeId()::equals)
                        .isPresent()) {
            throw IdentityCodes.PLACE_UNKNOWN.problem("This store has no such terminal.");
        }
        var id =
                premises.addDrawer(asked.storeId(), terminal, AdministerStores.named(asked.name()));
        return changed("drawer_added", caller, asked.storeId(), id);
    }

    /** What lies in a closed drawer can still be counted. */
    @PutMapping(path = "/drawers/{id}", consumes = "application/json")
    Store changeDrawer(
            Caller caller, @PathVariable String id, @Valid @RequestBody PlaceChange asked) {
        return change(Place.DRAWER, caller, id, asked);
    }

    private Store change(Place place, Caller caller, String id, PlaceChange asked) {
        caller.allow(Operation.STORE_ADMIN);
        var storeId =
                premises.storeOf(place, id)
                        .orElseThrow(() -> IdentityCodes.PLACE_UNKNOWN.problem("Check the id."));
        caller.allow(Operation.STORE_ADMIN, storeId);
        premises.change(place, id, AdministerStores.named(asked.name()), asked.closed());
        var what = place.name().toLowerCase(Locale.ROOT) + "_changed";
        return changed(what, caller, storeId, id + (asked.closed() ? " closed" : " open"));
    }

    private Store changed(String what, Caller caller, String storeId, String detail) {
        events.record(what, RecordedEvents.masked(caller.name()), detail);
        return stores.find(storeId).orElseThrow();
    }
}
