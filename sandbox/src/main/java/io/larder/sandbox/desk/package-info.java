/** What a vendor does with orders, whatever its protocol: place, pay, close, refund. */
@NullMarked
package io.larder.sandbox.desk;

import org.jspecify.annotations.NullMarked;
