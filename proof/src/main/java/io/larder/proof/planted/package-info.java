/** Bugs planted on purpose, each kept as a patch that the scenarios or the model must catch. */
@NullMarked
package io.larder.proof.planted;

import org.jspecify.annotations.NullMarked;
