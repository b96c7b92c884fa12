/** Alipay, QR codes shown by the merchant (precreate), over the vendor's SDK. */
@NullMarked
package io.larder.channel.alipay;

import org.jspecify.annotations.NullMarked;
