/** A day's bill, before a channel's own format: its lines, its fees, the faults in it. */
@NullMarked
package io.larder.sandbox.bill;

import org.jspecify.annotations.NullMarked;
