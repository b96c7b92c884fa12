/** Money of a card that pays for goods in a store. */
@NullMarked
package io.larder.card.spend;

import org.jspecify.annotations.NullMarked;
