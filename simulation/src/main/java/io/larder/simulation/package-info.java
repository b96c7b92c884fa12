/** {@code ./larder simulate}: the production writer in simulated worlds, one for each seed. */
@NullMarked
package io.larder.simulation;

import org.jspecify.annotations.NullMarked;
