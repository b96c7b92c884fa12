package io.larder.identity;

import io.larder.edge.Problem;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request and what they may do. Every endpoint takes it as a parameter and calls one of
 * the {@code allow} methods before it shows or moves anything; they throw a {@link Problem} with
 * status 403 and {@code operation_not_allowed}, {@code outside_scope} or {@code amount_above_cap},
 * or 409 and {@code place_closed}.
 *
 * @param id {@code staff_...} or {@code key_...}; the principal of idempotency keys
 * @param name the user name, or what the key is called
 * @param roles empty for machines
 * @param stores the stores in scope, by id
 * @param wholeChain whether it is limited to no stores and no terminals, now or later
 * @param capsMinor the largest single amount by operation, in fen; operations without one have no
 *     cap
 */
public record Caller(
        String id,
        Kind kind,
        String name,
        Set<Role> roles,
        Set<Operation> operations,
        Map<String, StoreScope> stores,
        boolean wholeChain,
        Map<Operation, Long> capsMinor) {

    /** A person with a session, or a program with a key. */
    public enum Kind {
        STAFF,
        MACHINE
    }

    /** For what belongs to no store. */
    public void allow(Operation operation) {
        if (!operations.contains(operation)) {
            throw IdentityCodes.OPERATION_NOT_ALLOWED
                    .problem("Use a credential that has the operation %s.".formatted(operation))
                    .with("operation", operation.name());
        }
    }

    /** For what is done for all stores at once, such as closing a day. */
    public void allowForWholeChain(Operation operation) {
        allow(operation);
        if (!wholeChain) {
            throw outside("This concerns every store: use a credential that is limited to none.");
        }
    }

    /** For what belongs to one store; an unknown store is outside every scope. */
    public void allow(Operation operation, String storeId) {
        allow(operation);
        if (!stores.containsKey(storeId)) {
            throw outside("This store is not in your scope.");
        }
    }

    /**
     * For what happens at a terminal or a drawer of a store and is of an amount.
     *
     * @param terminalId null where the request names none; a credential bound to terminals must
     * @param drawerId null where no cash is involved
     * @param amountMinor fen; 0 where none is involved
     */
    public void allow(
            Operation operation,
            String storeId,
            @Nullable String terminalId,
            @Nullable String drawerId,
            long amountMinor) {
        allow(operation, storeId);
        var scope = stores.get(storeId);
        if (scope == null
                || terminalId == null && !scope.everywhere()
                || terminalId != null && !scope.terminals().contains(terminalId)) {
            throw outside("This terminal is not in your scope, or not in this store.");
        }
        if (drawerId != null && !scope.drawers().contains(drawerId)) {
            throw outside("This drawer is not in your scope, or not in this store.");
        }
        if (scope.closedFor(operation, storeId, terminalId, drawerId)) {
            throw closed();
        }
        var cap = capsMinor.get(operation);
        if (cap != null && amountMinor > cap) {
            throw IdentityCodes.AMOUNT_ABOVE_CAP
                    .problem("This credential may handle at most %d fen at once.".formatted(cap))
                    .with("capMinor", cap);
        }
    }

    /** For what may only begin in a store that is open, such as issuing a card. */
    public void allowInOpenStore(Operation operation, String storeId) {
        allow(operation, storeId);
        var scope = stores.get(storeId);
        if (scope != null && scope.closed().contains(storeId)) {
            throw closed();
        }
    }

    /**
     * For what a person must answer for. Nobody knows who uses a machine key, and one person may
     * have several, so no key is let in.
     *
     * @throws Problem {@code person_required}
     */
    public void mustBePerson() {
        if (kind != Kind.STAFF) {
            throw IdentityCodes.PERSON_REQUIRED.problem("Sign in as a member of staff.");
        }
    }

    /** Whether {@link #allow(Operation, String)} would pass. */
    public boolean may(Operation operation, String storeId) {
        return operations.contains(operation) && stores.containsKey(storeId);
    }

    /** The stores to which a list must be narrowed. */
    public Set<String> storeIds() {
        return stores.keySet();
    }

    private static Problem closed() {
        return IdentityCodes.PLACE_CLOSED.problem(
                "Choose another one, or ask an administrator to open it again.");
    }

    private static Problem outside(String detail) {
        return IdentityCodes.OUTSIDE_SCOPE.problem(detail);
    }
}
