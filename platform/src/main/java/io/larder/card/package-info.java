/**
 * Cards: products, issue, limits, lots of money and spending them. Other rooms combine its ready
 * parts ({@link io.larder.card.Admit}, {@link io.larder.card.Credit}, ...) with their own in one
 * transaction; its tables stay hidden.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"money", "vault", "compliance", "ledger", "identity", "edge"})
package io.larder.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
