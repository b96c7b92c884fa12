/**
 * Recharges: orders that occur, are confirmed by evidence that money moved, and are refunded; and
 * the janitor that settles what is not known.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "money",
            "edge",
            "vault",
            "compliance",
            "ledger",
            "relay",
            "identity",
            "channel",
            "card"
        })
package io.larder.recharge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
