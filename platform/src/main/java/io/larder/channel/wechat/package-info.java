/** WeChat Pay, APIv3, native QR, over the vendor's SDK. */
@NullMarked
package io.larder.channel.wechat;

import org.jspecify.annotations.NullMarked;
