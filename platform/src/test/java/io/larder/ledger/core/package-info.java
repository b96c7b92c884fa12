@NullMarked
package io.larder.ledger.core;

import org.jspecify.annotations.NullMarked;
