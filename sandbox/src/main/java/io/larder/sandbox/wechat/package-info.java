/** WeChat Pay API v3. */
@NullMarked
package io.larder.sandbox.wechat;

import org.jspecify.annotations.NullMarked;
