/** Scenarios as tables: read from proof/scenarios, played over HTTP against one platform. */
@NullMarked
package io.larder.proof.scenario;

import org.jspecify.annotations.NullMarked;
