/** Alipay's open gateway. */
@NullMarked
package io.larder.sandbox.alipay;

import org.jspecify.annotations.NullMarked;
