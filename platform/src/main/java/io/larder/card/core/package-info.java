/** A card and its money as rows, and what every movement asks of them; pure. */
@NullMarked
package io.larder.card.core;

import org.jspecify.annotations.NullMarked;
