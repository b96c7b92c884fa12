package io.larder.identity;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of one store a credential may touch.
 *
 * @param everywhere whether it is bound to no terminals, so that a request may leave its terminal
 *     out
 * @param terminals ids of the store's terminals that it may use
 * @param drawers ids of the store's drawers that it may use
 * @param closed ids of what is closed: the store itself, its terminals, its drawers
 */
public record StoreScope(
        boolean everywhere, Set<String> terminals, Set<String> drawers, Set<String> closed) {

    /** A scope in which everything is open. */
    public StoreScope(boolean everywhere, Set<String> terminals, Set<String> drawers) {
        this(everywhere, terminals, drawers, Set.of());
    }

    /**
     * Whether something closed stands in an operation's way. What lies in a closed drawer must
     * still be counted, and a closed store's customers still get their money back, and what was
     * booked wrongly there put right.
     */
    boolean closedFor(
            Operation operation,
            String storeId,
            @Nullable String terminalId,
            @Nullable String drawerId) {
        return switch (operation) {
            case CASH_COUNT, ADJUST_ASK, ADJUST_DECIDE -> false;
            case REFUND_RECHARGE -> drawerId != null && closed.contains(drawerId);
            default ->
                    Stream.of(storeId, terminalId, drawerId)
                            .filter(Objects::nonNull)
                            .anyMatch(closed::contains);
        };
    }
}
