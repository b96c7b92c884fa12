@NullMarked
package io.larder.card;

import org.jspecify.annotations.NullMarked;
