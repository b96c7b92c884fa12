/** Puts the rooms together into a running server; the only place that knows the topology. */
@NullMarked
@ApplicationModule
package io.larder.assembly;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
