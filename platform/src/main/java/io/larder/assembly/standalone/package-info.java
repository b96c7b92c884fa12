/** The whole platform on one machine: the embedded database, its data directory, its commands. */
@NullMarked
package io.larder.assembly.standalone;

import org.jspecify.annotations.NullMarked;
