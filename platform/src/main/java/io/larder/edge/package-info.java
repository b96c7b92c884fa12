/**
 * What every HTTP endpoint shares: problem documents with stable codes, strict JSON, the
 * idempotency key with the hash of its body, the limit on a body's size, and the ledger's outcomes
 * as answers. It sees no other room but the ledger; rooms register their codes with it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger"})
package io.larder.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
