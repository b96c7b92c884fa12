/**
 * Corrections of a card's money and write-offs of what cannot be collected: one person asks,
 * another one decides.
 */
@NullMarked
package io.larder.card.adjust;

import org.jspecify.annotations.NullMarked;
