/**
 * Reconciling: the channels' bills read strictly, matched line by line against what we booked,
 * every disagreement a typed difference that is itself posted, cash counted by drawer, and the
 * business day closed when nothing is left open. The rules stand in {@code docs/RECONCILIATION.md}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "money",
            "vault",
            "edge",
            "ledger",
            "identity",
            "channel",
            "card",
            "recharge"
        })
package io.larder.reconcile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
