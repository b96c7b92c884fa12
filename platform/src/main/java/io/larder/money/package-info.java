/** Small value types that every room shares; the list is closed. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.larder.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
