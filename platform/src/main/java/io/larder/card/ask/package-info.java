/** What every request about a card shares: its texts, its command, its problems. */
@NullMarked
package io.larder.card.ask;

import org.jspecify.annotations.NullMarked;
