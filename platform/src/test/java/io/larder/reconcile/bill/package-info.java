@NullMarked
package io.larder.reconcile.bill;

import org.jspecify.annotations.NullMarked;
