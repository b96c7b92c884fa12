/**
 * Carries the ledger's events to those who want them: each lane in its order, at least once, from a
 * stored position. In one process this is a call; across processes a message, with the outbox still
 * the truth.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger"})
package io.larder.relay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
