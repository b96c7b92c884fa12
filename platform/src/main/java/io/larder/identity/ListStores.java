package io.larder.identity;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stores of the caller's scope, with their terminals and drawers. */
@RestController
final class ListStores {

    private final Stores stores;

    ListStores(Stores stores) {
        this.stores = stores;
    }

    @GetMapping("/api/v1/stores")
    List<Store> list(Caller caller) {
        caller.allow(Operation.STORE_READ);
        return stores.all().stream().filter(it -> caller.storeIds().contains(it.id())).toList();
    }
}
