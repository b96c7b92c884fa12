/** Small parts of the simulator's own: purses with lots, and holds on them. */
@NullMarked
package io.larder.simulation.purse;

import org.jspecify.annotations.NullMarked;
