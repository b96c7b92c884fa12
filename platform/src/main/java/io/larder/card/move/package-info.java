/** Money that goes from one card to another. */
@NullMarked
package io.larder.card.move;

import org.jspecify.annotations.NullMarked;
