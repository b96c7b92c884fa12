@NullMarked
package io.larder.card.show;

import org.jspecify.annotations.NullMarked;
