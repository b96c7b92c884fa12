package io.larder.identity;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a caller may hand on: nobody gives stores away that are outside their own scope. */
@Component
final class Granting {

    private final Stores stores;

    Granting(Stores stores) {
        this.stores = stores;
    }

    /** The grant, or {@code outside_scope} when it reaches further than the caller does. */
    Grant by(
            Caller caller,
            Set<String> storeIds,
            @Nullable Set<String> terminalIds,
            @Nullable Map<Operation, Long> capsMinor) {
        var reach = storeIds.contains(Grant.ALL) ? everyStore() : storeIds;
        boolean allThatWillBe = storeIds.contains(Grant.ALL) && !caller.wholeChain();
        if (allThatWillBe || !caller.storeIds().containsAll(reach)) {
            throw IdentityCodes.OUTSIDE_SCOPE.problem("Give only stores of your own scope.");
        }
        var terminals = terminalIds == null ? Set.<String>of() : terminalIds;
        var reachable =
                reach.stream()
                        .flatMap(store -> terminalsOf(caller, store).stream())
                        .collect(Collectors.toSet());
        if (!reachable.containsAll(terminals)) {
            throw IdentityCodes.OUTSIDE_SCOPE.problem("Give only terminals of these stores.");
        }
        return new Grant(storeIds, terminals, capsMinor == null ? Map.of() : capsMinor);
    }

    /** Whether a grant reaches no further than the caller does. */
    boolean covers(Caller caller, Grant grant) {
        return caller.storeIds().containsAll(reach(grant));
    }

    /** Whether a grant reaches any store of the caller's. */
    boolean concerns(Caller caller, Grant grant) {
        return reach(grant).stream().anyMatch(caller.storeIds()::contains);
    }

    /**
     * A key never makes a stronger credential; the clock is for the start of a sandbox alone to
     * give.
     */
    static void refuseMoreThanOwn(Caller caller, Set<Operation> operations) {
        boolean stronger =
                caller.kind() == Caller.Kind.MACHINE
                        && !caller.operations().containsAll(operations);
        boolean clock =
                operations.contains(Operation.CLOCK)
                        && !caller.operations().contains(Operation.CLOCK);
        if (stronger || clock) {
            throw IdentityCodes.OPERATION_NOT_ALLOWED.problem(
                    "Give only operations that you have yourself.");
        }
    }

    private Set<String> reach(Grant grant) {
        return grant.allStores() ? everyStore() : grant.stores();
    }

    private static Set<String> terminalsOf(Caller caller, String store) {
        var scope = caller.stores().get(store);
        return scope == null ? Set.of() : scope.terminals();
    }

    private Set<String> everyStore() {
        return stores.all().stream().map(Store::id).collect(Collectors.toSet());
    }
}
