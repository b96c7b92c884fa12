/** What must be true of cards' money at all times. */
@NullMarked
package io.larder.card.audit;

import org.jspecify.annotations.NullMarked;
