/** Reads a channel's bill, strictly: any doubt refuses the whole file. */
@NullMarked
package io.larder.reconcile.bill;

import org.jspecify.annotations.NullMarked;
