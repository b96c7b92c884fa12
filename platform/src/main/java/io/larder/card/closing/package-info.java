/** Cards that are given back, and the money that their holders get for them. */
@NullMarked
package io.larder.card.closing;

import org.jspecify.annotations.NullMarked;
