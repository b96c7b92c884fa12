/**
 * Answers and notices signed before they are needed, so that a benchmark does not time the vendor's
 * RSA.
 */
@NullMarked
package io.larder.sandbox.presign;

import org.jspecify.annotations.NullMarked;
