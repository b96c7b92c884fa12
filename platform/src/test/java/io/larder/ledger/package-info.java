@NullMarked
package io.larder.ledger;

import org.jspecify.annotations.NullMarked;
