@NullMarked
package io.larder.reconcile.day;

import org.jspecify.annotations.NullMarked;
