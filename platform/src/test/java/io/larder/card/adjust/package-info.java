@NullMarked
package io.larder.card.adjust;

import org.jspecify.annotations.NullMarked;
