@NullMarked
package io.larder.proof.judge;

import org.jspecify.annotations.NullMarked;
