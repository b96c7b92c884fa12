/** Money of a card that is held back for a store: held, committed, voided, run out. */
@NullMarked
package io.larder.card.hold;

import org.jspecify.annotations.NullMarked;
