/** Products, and cards of them that are made and handed out. */
@NullMarked
package io.larder.card.issue;

import org.jspecify.annotations.NullMarked;
