/** Business time, an offset from the wall, and the agenda of work that becomes due on it. */
@NullMarked
package io.larder.sandbox.time;

import org.jspecify.annotations.NullMarked;
