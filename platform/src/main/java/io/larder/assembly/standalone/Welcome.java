package io.larder.assembly.standalone;

import io.larder.assembly.Mode;
import io.larder.card.CardSeed;
import io.larder.identity.FirstSignIn;
import io.larder.identity.MachineKeys;
import io.larder.identity.Operation;
import io.larder.identity.SandboxStores;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * How one gets in after a start.
 *
 * @param signIn the first administrator's one-time password, null after its first use
 * @param machineKey may do everything; new at each sandbox start, null in live mode
 */
record Welcome(FirstSignIn.@Nullable Offer signIn, @Nullable String machineKey) {

    private static final String KEY_NAME = "sandbox start";

    /** Furnishes a new sandbox and makes the credentials of this start. */
    static Welcome of(ApplicationContext rooms, Mode mode) {
        boolean sandbox = mode == Mode.SANDBOX;
        if (sandbox) {
            rooms.getBean(SandboxStores.class).seed();
            rooms.getBean(CardSeed.class).seed();
        }
        var offer = rooms.getBean(FirstSignIn.class).offer(sandbox).orElse(null);
        return new Welcome(
                offer, sandbox ? newKey(rooms.getBean(MachineKeys.class), KEY_NAME) : null);
    }

    /** Beside a running platform, which was furnished and gave the first password. */
    static Welcome beside(ApplicationContext rooms, Mode mode, int slot) {
        var keys = rooms.getBean(MachineKeys.class);
        var name = "sandbox beside " + slot;
        return new Welcome(null, mode == Mode.SANDBOX ? newKey(keys, name) : null);
    }

    private static String newKey(MachineKeys keys, String name) {
        keys.revokeNamed(name);
        return keys.create(name, EnumSet.allOf(Operation.class), Set.of("*"), Map.of()).key();
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "Welcome";
    }
}
