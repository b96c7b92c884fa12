/** Measures, each against a reference in the same run. No judge: it may use the platform. */
@NullMarked
package io.larder.proof.load;

import org.jspecify.annotations.NullMarked;
