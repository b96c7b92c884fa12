package io.larder.identity;

import java.util.List;
import java.util.Optional;

/** The stores of this issuer; few, kept in memory, at most some seconds old. */
public interface Stores {

    /** All stores by id, ascending. */
    List<Store> all();

    /** One store. */
    default Optional<Store> find(String id) {
        return all().stream().filter(store -> store.id().equals(id)).findFirst();
    }
}
