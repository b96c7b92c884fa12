/**
 * Payment channels: one interface for every vendor, guarded by time limits, bulkheads and breakers;
 * the vendors' notices, verified; and a dated catalogue of what each channel can do and what it
 * costs. No vendor type leaves this room, and no database transaction is open during its calls.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"money", "ledger", "vault", "edge", "identity"})
package io.larder.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
