/** The pure core: locked rows in memory, decisions over them, and what must be written. */
@NullMarked
package io.larder.ledger.core;

import org.jspecify.annotations.NullMarked;
