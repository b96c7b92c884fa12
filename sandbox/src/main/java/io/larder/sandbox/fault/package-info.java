/** Faults injected on request; a seed fixes every choice and count. */
@NullMarked
package io.larder.sandbox.fault;

import org.jspecify.annotations.NullMarked;
