/** What the vendors' adapters share: where they call, where they are called back, and HTTP. */
@NullMarked
package io.larder.channel.vendor;

import org.jspecify.annotations.NullMarked;
