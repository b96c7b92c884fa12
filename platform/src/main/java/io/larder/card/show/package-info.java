/** Cards and what they hold, for reading. */
@NullMarked
package io.larder.card.show;

import org.jspecify.annotations.NullMarked;
