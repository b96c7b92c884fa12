@NullMarked
package io.larder.recharge;

import org.jspecify.annotations.NullMarked;
