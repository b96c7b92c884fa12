/** A world of its own: virtual time, coroutines for threads, and choices by seed. */
@NullMarked
package io.larder.simulation.world;

import org.jspecify.annotations.NullMarked;
