/** A database that keeps what it says, seen through JDBC, on a network that does not. */
@NullMarked
package io.larder.simulation.store;

import org.jspecify.annotations.NullMarked;
