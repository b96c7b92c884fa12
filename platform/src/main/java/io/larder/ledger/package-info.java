/**
 * The ledger: a pure double-entry core inside a group-commit writer. Other rooms give it {@link
 * io.larder.ledger.Part}s; it decides and writes many of them in one durable transaction.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"money"})
package io.larder.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
