@NullMarked
package io.larder.compliance;

import org.jspecify.annotations.NullMarked;
