/** Matches a bill against what we booked: pure, and linear in the number of lines. */
@NullMarked
package io.larder.reconcile.match;

import org.jspecify.annotations.NullMarked;
