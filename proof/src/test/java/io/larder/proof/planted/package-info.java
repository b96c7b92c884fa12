@NullMarked
package io.larder.proof.planted;

import org.jspecify.annotations.NullMarked;
