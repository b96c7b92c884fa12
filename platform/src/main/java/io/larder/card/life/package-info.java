/** Cards that are activated, frozen, closed, and get their registered holder. */
@NullMarked
package io.larder.card.life;

import org.jspecify.annotations.NullMarked;
