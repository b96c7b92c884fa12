package io.larder.identity;

import io.larder.edge.EdgeCodes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Adds legal entities and stores, and renames, closes and reopens stores. A new one lies outside of
 * every narrower scope, so only whoever has all stores adds it. Asking again with the same name is
 * answered {@code place_name_taken} and makes no second one.
 */
@RestController
@RequestMapping("/api/v1")
final class AdministerStores {

    /** The longest name of a place, in characters. */
    static final int LONGEST_NAME = 80;

    /** A company to add. */
    record NewLegalEntity(
            @NotBlank @Size(max = LONGEST_NAME) String name,
            @NotBlank @Size(max = LONGEST_NAME) String nameZh) {}

    /** A store to add. */
    record NewStore(
            @NotBlank @Size(max = 40) String legalEntityId,
            @NotBlank @Size(max = LONGEST_NAME) String name,
            @NotBlank @Size(max = LONGEST_NAME) String nameZh) {}

    /** What is changed; everything is given anew. */
    record StoreChange(
            @NotBlank @Size(max = LONGEST_NAME) String name,
            @NotBlank @Size(max = LONGEST_NAME) String nameZh,
            boolean closed) {}

    private final Premises premises;
    private final Stores stores;
    private final SecurityEvents events;

    AdministerStores(Premises premises, Stores stores, SecurityEvents events) {
        this.premises = premises;
        this.stores = stores;
        this.events = events;
    }

    /** All companies: a store's name alone does not say whose money it takes. */
    @GetMapping("/legal-entities")
    List<LegalEntity> legalEntities(Caller caller) {
        caller.allow(Operation.STORE_READ);
        return premises.legalEntities();
    }

    @PostMapping(path = "/legal-entities", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    LegalEntity addLegalEntity(Caller caller, @Valid @RequestBody NewLegalEntity asked) {
        allowEverywhere(caller);
        var added = premises.addLegalEntity(named(asked.name()), named(asked.nameZh()));
        record("legal_entity_added", caller, added.id());
        return added;
    }

    @PostMapping(path = "/stores", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Store addStore(Caller caller, @Valid @RequestBody NewStore asked) {
        allowEverywhere(caller);
        var known =
                premises.legalEntities().stream()
                        .anyMatch(entity -> entity.id().equals(asked.legalEntityId()));
        if (!known) {
            throw IdentityCodes.PLACE_UNKNOWN.problem("No such legal entity: add it first.");
        }
        var added =
                premises.addStore(
                        asked.legalEntityId(), named(asked.name()), named(asked.nameZh()));
        record("store_added", caller, added.id());
        return added;
    }

    /** A closed store takes no recharge and no spend; what it owes and holds stays as it is. */
    @PutMapping(path = "/stores/{id}", consumes = "application/json")
    Store changeStore(
            Caller caller, @PathVariable String id, @Valid @RequestBody StoreChange asked) {
        caller.allow(Operation.STORE_ADMIN, id);
        var changed =
                premises.changeStore(
                        id, named(asked.name()), named(asked.nameZh()), asked.closed());
        record("store_changed", caller, id + (asked.closed() ? " closed" : " open"));
        return changed;
    }

    /** A name without blanks around it; one of wide blanks alone is none. */
    static String named(String asked) {
        var name = asked.strip();
        if (name.isEmpty()) {
            throw EdgeCodes.INVALID_FIELD.problem("A name has something to read.");
        }
        return name;
    }

    private void allowEverywhere(Caller caller) {
        caller.allow(Operation.STORE_ADMIN);
        stores.all().forEach(store -> caller.allow(Operation.STORE_ADMIN, store.id()));
    }

    private void record(String what, Caller caller, String detail) {
        events.record(what, RecordedEvents.masked(caller.name()), detail);
    }
}
