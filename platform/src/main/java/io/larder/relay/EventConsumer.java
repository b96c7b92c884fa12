package io.larder.relay;

import java.util.List;
import java.util.Set;

/**
 * Somebody who wants to hear of what happened; a room contributes one as a bean. It is called in a
 * database transaction that also stores how far it has come, so what it writes through the
 * platform's own connections happens once; anything else it does may happen again after a crash.
 *
 * <p>Events of one lane come in their order. Those of different lanes come in none: where two
 * events concern one card, the one with the higher card version is the later one.
 */
public interface EventConsumer {

    /** A stable name of at most 40 of {@code a-z}, {@code 0-9} and {@code -}: its position's. */
    String name();

    /** The types it wants, such as {@code recharge.confirmed}; at least one. */
    Set<String> types();

    /**
     * Takes some events of one lane, in their order.
     *
     * @param events at least one, all of the types it wants
     * @throws RuntimeException when it cannot now; everything is undone, and they come again later
     */
    void handle(List<RelayedEvent> events);
}
