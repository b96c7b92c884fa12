/**
 * Who may do what, where and up to which amount: legal entities, stores, terminals and drawers;
 * staff with roles and sessions; machine keys; and the record of security events.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"money", "edge", "ledger"})
package io.larder.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
