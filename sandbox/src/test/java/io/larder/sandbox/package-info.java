/** The sandbox as merchants meet it: clients written here with the JDK alone. */
@NullMarked
package io.larder.sandbox;

import org.jspecify.annotations.NullMarked;
