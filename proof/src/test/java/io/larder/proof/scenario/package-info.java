@NullMarked
package io.larder.proof.scenario;

import org.jspecify.annotations.NullMarked;
