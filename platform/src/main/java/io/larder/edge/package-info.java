/**
 * What every HTTP endpoint shares: problem documents with stable codes, strict JSON, the
 * idempotency key with the hash of its body, and the limit on a body's size. A leaf: it sees no
 * other room; rooms register their codes with it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.larder.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
