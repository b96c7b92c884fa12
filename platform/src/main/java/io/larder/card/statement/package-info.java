/** What happened to a card's money, movement by movement, with what was on it after each. */
@NullMarked
package io.larder.card.statement;

import org.jspecify.annotations.NullMarked;
