/**
 * Keeps personal data, merchant keys and bill files sealed: each value under a data key of its
 * table, each data key under the master key, which stands in a file outside the database.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.larder.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
