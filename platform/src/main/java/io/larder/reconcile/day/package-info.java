/** Closes a business day: bills fetched and matched, differences posted, drawers counted. */
@NullMarked
package io.larder.reconcile.day;

import org.jspecify.annotations.NullMarked;
