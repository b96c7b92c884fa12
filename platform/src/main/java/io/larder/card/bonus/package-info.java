/** Bonus: campaigns that promise it, what of it goes back with a refund, and its end. */
@NullMarked
package io.larder.card.bonus;

import org.jspecify.annotations.NullMarked;
