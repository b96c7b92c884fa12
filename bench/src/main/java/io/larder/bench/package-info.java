/** Benchmarks that run the platform's own classes in their process. No judge of anything. */
@NullMarked
package io.larder.bench;

import org.jspecify.annotations.NullMarked;
