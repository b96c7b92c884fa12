/** Notices to the merchant: when they are sent, sent again, spoiled or lost. */
@NullMarked
package io.larder.sandbox.notice;

import org.jspecify.annotations.NullMarked;
