@NullMarked
package io.larder.relay;

import org.jspecify.annotations.NullMarked;
