/** Judges what the store holds and what callers heard; it shares no code with the core. */
@NullMarked
package io.larder.simulation.judge;

import org.jspecify.annotations.NullMarked;
