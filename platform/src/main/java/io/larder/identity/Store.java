package io.larder.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shop of a legal entity, with what stands in it.
 *
 * @param name in English
 * @param nameZh in Chinese
 * @param closed whether it takes no more recharges and spends
 */
public record Store(
        String id,
        String legalEntityId,
        String name,
        String nameZh,
        List<Terminal> terminals,
        List<Drawer> drawers,
        boolean closed) {

    /** Where a recharge is asked for: a till or a kiosk. */
    public record Terminal(String id, TerminalKind kind, String name, boolean closed) {}

    /**
     * Where cash is kept.
     *
     * @param terminalId null for a drawer that is carried from till to till
     */
    public record Drawer(String id, @Nullable String terminalId, String name, boolean closed) {}

    /** What kind of terminal it is. */
    public enum TerminalKind {
        TILL,
        KIOSK
    }
}
