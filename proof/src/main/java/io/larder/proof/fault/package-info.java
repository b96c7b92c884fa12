/** Kills processes under load, and holds what was acknowledged against what is left. */
@NullMarked
package io.larder.proof.fault;

import org.jspecify.annotations.NullMarked;
