/** A day in the store, driven from outside and judged by what really happened. */
@NullMarked
package io.larder.proof.story;

import org.jspecify.annotations.NullMarked;
