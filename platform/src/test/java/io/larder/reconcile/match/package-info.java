@NullMarked
package io.larder.reconcile.match;

import org.jspecify.annotations.NullMarked;
